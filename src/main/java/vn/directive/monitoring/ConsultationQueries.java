package vn.directive.monitoring;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.consultation.Rounds;
import vn.directive.consultation.Rounds.CommentView;
import vn.directive.consultation.Rounds.RequestView;
import vn.directive.consultation.Rounds.RoundView;
import vn.directive.document.DossierAccess;
import vn.directive.shared.NotFoundException;

/** Comment rounds of dossiers that the user may know of. */
@Service
@Transactional(readOnly = true)
public class ConsultationQueries {

    private final Rounds rounds;
    private final DossierAccess access;

    ConsultationQueries(Rounds rounds, DossierAccess access) {
        this.rounds = rounds;
        this.access = access;
    }

    /** Rounds in order; a reopened round follows the one it repeats. */
    public List<RoundView> rounds(UUID directiveId) {
        access.require(directiveId);
        return rounds.ofDirective(directiveId);
    }

    /** @throws NotFoundException when the dossier has no such round */
    public List<RequestView> requests(UUID directiveId, UUID roundId) {
        requireRound(directiveId, roundId);
        return rounds.requests(roundId);
    }

    /** @throws NotFoundException when the dossier has no such round */
    public List<CommentView> comments(UUID directiveId, UUID roundId) {
        requireRound(directiveId, roundId);
        return rounds.comments(roundId);
    }

    private void requireRound(UUID directiveId, UUID roundId) {
        access.require(directiveId);
        if (!rounds.get(roundId).directiveId().equals(directiveId)) {
            throw new NotFoundException("Hồ sơ này không có vòng lấy ý kiến được yêu cầu.");
        }
    }
}
