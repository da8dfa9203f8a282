package vn.directive.directive;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The dossiers that the acting person follows; nobody else sees them. */
public interface Watches {

    /**
     * Follows a dossier; harmless to repeat.
     *
     * @throws vn.directive.shared.NotFoundException when there is no such dossier or the user may not know of it
     */
    void watch(UUID directiveId);

    /** Follows it no longer; harmless when it was not followed or may not be known any more. */
    void unwatch(UUID directiveId);

    /** Newest first, without dossiers that the user may not know of by now. */
    List<Watched> mine();

    record Watched(UUID directiveId, String dossierNumber, String symbol, String subject, Phase phase, Instant since) {}
}
