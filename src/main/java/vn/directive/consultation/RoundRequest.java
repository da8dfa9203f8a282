package vn.directive.consultation;

import java.time.LocalDate;
import java.util.UUID;

/** The request to one body. */
record RoundRequest(UUID id, UUID roundId, String body, RequestState state, String processInstanceId, LocalDate due,
        Stance stance, String generalOpinion, String returnNote, LocalDate extensionWanted, String extensionReason,
        String extensionDecision, String extensionNote, LocalDate remindedOn) {}
