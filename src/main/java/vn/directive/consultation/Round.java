package vn.directive.consultation;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.shared.DomainException;

/** One round, read under a lock of its row, so that what its rules check holds until the transaction ends. */
record Round(UUID id, UUID directiveId, int number, int ordinal, RoundMode mode, RoundState state,
        String processInstanceId, String leadBody, String askedRules, int replyWorkingDays,
        SilencePolicy silencePolicy, UUID draftDocumentId, Integer draftVersion, boolean sendLetter,
        String letterSymbol, LocalDate deadline, String questions, LocalDate innerDeadline, String returnNote,
        String earlyReason, ClosingCause closedBy, Integer revisedVersion) {

    /** For people, for example "vòng 1" or "vòng 1 (lần 2)". */
    String label() {
        return label(number, ordinal);
    }

    static String label(int number, int ordinal) {
        return ordinal == 1 ? "vòng " + number : "vòng %d (lần %d)".formatted(number, ordinal);
    }

    /** @throws DomainException naming the present state when the round is in another one */
    void require(RoundState wanted) {
        if (state != wanted) {
            throw new DomainException("Việc này chỉ làm được khi %s %s; hiện %s."
                    .formatted(label(), wanted.label(), state.label()));
        }
    }

    boolean takesReplies() {
        return state == RoundState.OPEN || state == RoundState.CLOSED;
    }
}
