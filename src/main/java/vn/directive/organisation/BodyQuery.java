package vn.directive.organisation;

import java.util.Set;

/**
 * Criteria over existing bodies; an empty set or null means "any".
 *
 * @param kinds kinds wanted
 * @param levels levels wanted
 * @param codes codes wanted
 * @param subtreeOf code of a body: only bodies below it (any depth), itself excluded; or null
 */
public record BodyQuery(Set<BodyKind> kinds, Set<BodyLevel> levels, Set<String> codes, String subtreeOf) {

    public static BodyQuery of(Set<BodyKind> kinds, Set<BodyLevel> levels) {
        return new BodyQuery(kinds, levels, Set.of(), null);
    }

    public static BodyQuery codes(Set<String> codes) {
        return new BodyQuery(Set.of(), Set.of(), codes, null);
    }
}
