package vn.directive.workflow;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.directive.organisation.Body;
import vn.directive.organisation.BodyKind;
import vn.directive.organisation.BodyLevel;
import vn.directive.organisation.BodyQuery;
import vn.directive.organisation.Organisation;

/** Bodies that forms offer to choose from. */
@Component
public class BodyChoices {

    private final Organisation organisation;

    BodyChoices(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Name by code of the bodies on the level of the given body and on the one below; hamlets left out. */
    public Map<String, String> around(String body) {
        BodyLevel level = organisation.body(body).level();
        Set<BodyLevel> levels = EnumSet.of(level, below(level));
        levels.remove(BodyLevel.HAMLET);
        Map<String, String> names = new LinkedHashMap<>();
        organisation.find(BodyQuery.of(Set.of(), levels)).forEach(found -> names.put(found.code(), found.name()));
        return names;
    }

    /** Codes of the Party committees one level below the given body. */
    public List<String> committeesBelow(String body) {
        return organisation.find(BodyQuery.of(Set.of(BodyKind.COMMITTEE), Set.of(below(organisation.body(body).level()))))
                .stream().map(Body::code).toList();
    }

    private static BodyLevel below(BodyLevel level) {
        return BodyLevel.values()[Math.min(level.ordinal() + 1, BodyLevel.HAMLET.ordinal())];
    }
}
