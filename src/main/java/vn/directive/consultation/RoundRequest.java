package vn.directive.consultation;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.consultation.ConsultationEvents.Asked;

/**
 * The request to one body.
 *
 * @param body whom it was asked of
 * @param owner who answers for it now
 */
record RoundRequest(UUID id, UUID roundId, String body, String owner, RequestState state, String processInstanceId,
        LocalDate due, Stance stance, String generalOpinion, String returnNote, LocalDate extensionWanted, String
        extensionReason, String extensionDecision, String extensionNote, LocalDate remindedOn) {

    Asked asked() {
        return new Asked(id, owner, due, processInstanceId);
    }
}
