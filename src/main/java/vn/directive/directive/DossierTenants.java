package vn.directive.directive;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Restricted dossiers: who may know of them. Each is a tenant of its own, and only bodies with work in it belong. */
public interface DossierTenants {

    /** Tenant of a restricted dossier; empty for an ordinary one. */
    Optional<String> of(UUID directiveId);

    /** Same, by the number on the file. */
    Optional<String> ofDossierNumber(String dossierNumber);

    /** True when the person acts for a body that may know of the dossier. */
    boolean mayKnow(UUID directiveId, String username);

    /** Lets bodies know of the dossier; does nothing for an ordinary one. */
    void admit(UUID directiveId, Collection<String> bodies);
}
