package vn.directive.directive;

import java.util.UUID;

/** The work that runs for a dossier. */
public interface DossierWork {

    /**
     * Ends everything that is still open for the dossier, except the dossier's own course.
     *
     * @param reason Vietnamese; managers see it on the ended work
     */
    void endOpenWork(UUID directiveId, String reason);
}
