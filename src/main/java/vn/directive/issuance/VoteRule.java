package vn.directive.issuance;

import java.util.Map;

/**
 * When a vote counts and when it passes; data of the table {@code vote-rule}. A vote counts when at least the quorum
 * of all members took part; it passes when more than the majority of all members agree.
 */
record VoteRule(int quorumNumerator, int quorumDenominator, int majorityNumerator, int majorityDenominator) {

    static VoteRule of(Map<String, Object> row) {
        return new VoteRule(number(row, "quorumNumerator"), number(row, "quorumDenominator"),
                number(row, "majorityNumerator"), number(row, "majorityDenominator"));
    }

    VoteResult decide(VoteTally tally) {
        if (tally.takenPart() == 0 || tally.takenPart() * quorumDenominator < tally.eligible() * quorumNumerator) {
            return VoteResult.NO_QUORUM;
        }
        int inFavour = tally.agreed() + tally.agreedWithChanges();
        if (inFavour * majorityDenominator <= tally.eligible() * majorityNumerator) {
            return VoteResult.RETURNED;
        }
        return tally.agreedWithChanges() > 0 ? VoteResult.PASSED_WITH_CHANGES : VoteResult.PASSED;
    }

    /** The rule in words, for the forms of those who arrange and count the vote. */
    String text() {
        return "Cần ít nhất %d/%d số ủy viên tham gia; thông qua khi quá %d/%d tổng số ủy viên đồng ý.".formatted(
                quorumNumerator, quorumDenominator, majorityNumerator, majorityDenominator);
    }

    private static int number(Map<String, Object> row, String name) {
        return ((Number) row.get(name)).intValue();
    }
}
