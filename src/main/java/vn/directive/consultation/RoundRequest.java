package vn.directive.consultation;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.consultation.ConsultationEvents.Asked;

/** The request to one body. */
record RoundRequest(UUID id, UUID roundId, String body, RequestState state, String processInstanceId, LocalDate due,
        Stance stance, String generalOpinion, String returnNote, LocalDate extensionWanted, String extensionReason,
        String extensionDecision, String extensionNote, LocalDate remindedOn) {

    Asked asked() {
        return new Asked(id, body, due, processInstanceId);
    }
}
