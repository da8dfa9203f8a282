package vn.directive.issuance;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.directive.document.HandedIn.Version;
import vn.directive.shared.DomainException;

/** One submission (tờ trình) of a directive to the committee: the cycle of a dossier that may be returned. */
record Submission(UUID id, UUID directiveId, int cycle, State state, UUID documentId, int documentVersion,
        UUID finalId, int finalVersion, String enclosures, String symbol, LocalDate signedOn, BallotMode ballotMode,
        LocalDate ballotClosesOn, LocalDate metOn, Integer eligible, Integer takenPart, Integer agreed,
        Integer agreedWithChanges, Integer disagreed, String changes, VoteResult result, String returnNote) {

    enum State {
        PREPARED("đang hoàn thiện"), SIGNED("đã ký tờ trình"), VOTING("đang lấy ý kiến"), PASSED("đã thông qua"),
        RETURNED("đã trả lại");

        private final String label;

        State(String label) {
            this.label = label;
        }
    }

    /** @throws DomainException naming the present state when it is not the wanted one */
    Submission require(State wanted) {
        if (state != wanted) {
            throw new DomainException("Hồ sơ trình lần %d %s, không thực hiện được bước này."
                    .formatted(cycle, state.label));
        }
        return this;
    }

    /** What is submitted, in a few lines. */
    String summary() {
        String number = symbol == null ? "" : ", Tờ trình " + symbol;
        String listed = enclosures.lines().map(line -> "- " + line).collect(Collectors.joining("\n"));
        return "Trình lần %d%s. Văn bản trình: “Chỉ thị” bản %d ở thẻ Hồ sơ.\n\nTài liệu kèm theo:\n%s"
                .formatted(cycle, number, finalVersion, listed);
    }

    Version finalDraft() {
        return new Version(finalId, finalVersion);
    }

    /** Votes of a meeting as they were recorded. */
    VoteTally recordedTally() {
        return new VoteTally(eligible, takenPart, agreed, agreedWithChanges, disagreed);
    }
}
