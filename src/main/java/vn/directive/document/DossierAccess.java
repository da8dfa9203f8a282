package vn.directive.document;

import java.util.UUID;

/** Who may see a dossier; answered by the directive module. */
public interface DossierAccess {

    /**
     * Passes when the acting user may see the dossier.
     *
     * @throws vn.directive.shared.NotFoundException when there is no such dossier or the user may not know of it
     */
    void require(UUID directiveId);

    /** True when only its list may know of the dossier. */
    boolean isRestricted(UUID directiveId);

    /** True when the body carries the dossier (drafts, submits, issues) or acts for one that does. */
    boolean carries(UUID directiveId, String body);
}
