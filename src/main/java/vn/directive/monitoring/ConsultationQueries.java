package vn.directive.monitoring;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.consultation.Rounds;
import vn.directive.consultation.Rounds.CommentView;
import vn.directive.consultation.Rounds.RequestView;
import vn.directive.consultation.Rounds.RoundView;
import vn.directive.document.DossierAccess;
import vn.directive.monitoring.RoundReader.Reading;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

/** Comment rounds of dossiers that the user may know of. */
@Service
@Transactional(readOnly = true)
public class ConsultationQueries {

    private final Rounds rounds;
    private final RoundReader reader;
    private final DossierAccess access;

    ConsultationQueries(Rounds rounds, RoundReader reader, DossierAccess access) {
        this.rounds = rounds;
        this.reader = reader;
        this.access = access;
    }

    /** Rounds in order; a reopened round follows the one it repeats. */
    public List<RoundView> rounds(UUID directiveId) {
        access.require(directiveId);
        return rounds.ofDirective(directiveId);
    }

    /**
     * Requests whose answers the user may read: all of them, or those of the user's bodies.
     *
     * @throws NotFoundException when the dossier has no such round
     */
    public List<RequestView> requests(UUID directiveId, UUID roundId) {
        Reading reading = reading(directiveId, roundId);
        return rounds.requests(roundId).stream().filter(request -> reading.mayRead(request.owner())).toList();
    }

    /**
     * Comments that the user may read: all of them, or those of the user's bodies, with what became of them once the
     * synthesis is approved.
     *
     * @throws NotFoundException when the dossier has no such round
     */
    public Page<CommentView> comments(UUID directiveId, UUID roundId, Paging paging) {
        Reading reading = reading(directiveId, roundId);
        Set<String> bodies = reading.everything() ? null : reading.bodies();
        List<CommentView> found = rounds.comments(roundId, bodies, paging.size(), paging.offset());
        return Page.of(reading.outcomes() ? found : found.stream().map(CommentView::withoutOutcome).toList(), paging,
                rounds.countComments(roundId, bodies));
    }

    private Reading reading(UUID directiveId, UUID roundId) {
        access.require(directiveId);
        if (!rounds.get(roundId).directiveId().equals(directiveId)) {
            throw Rounds.unknown();
        }
        return reader.of(roundId);
    }
}
