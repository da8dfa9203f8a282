package vn.directive.organisation;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Which dossiers somebody may not know of; answered by the module that keeps dossiers. */
public interface RestrictedDossiers {

    /** Those of the given ones that the person may not know of, in one query. */
    Set<UUID> hiddenFrom(String username, Collection<UUID> directiveIds);
}
