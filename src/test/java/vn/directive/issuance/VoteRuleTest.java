package vn.directive.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.directive.shared.DomainException;

class VoteRuleTest {

    private final VoteRule rule = new VoteRule(2, 3, 1, 2);

    @ParameterizedTest(name = "{0} members, {1} took part, {2} + {3} agree: {5}")
    @CsvSource({
            "15, 10, 8, 0, 2, PASSED", "15, 10, 7, 1, 2, PASSED_WITH_CHANGES", "15, 10, 7, 0, 3, RETURNED",
            "15, 9, 9, 0, 0, NO_QUORUM", "3, 2, 2, 0, 0, PASSED", "3, 2, 1, 0, 1, RETURNED", "3, 1, 1, 0, 0, NO_QUORUM",
            "0, 0, 0, 0, 0, NO_QUORUM", "4, 3, 2, 0, 0, RETURNED"})
    void decidesOverAllMembers(int eligible, int takenPart, int agreed, int withChanges, int disagreed,
            VoteResult result) {
        assertThat(rule.decide(new VoteTally(eligible, takenPart, agreed, withChanges, disagreed))).isEqualTo(result);
    }

    @Test
    void refusesMoreVotesThanPeople() {
        assertThatThrownBy(() -> new VoteTally(3, 4, 1, 1, 1)).isInstanceOf(DomainException.class)
                .hasMessageContaining("nhiều hơn tổng số ủy viên");
        assertThatThrownBy(() -> new VoteTally(5, 3, 2, 1, 1)).hasMessageContaining("nhiều hơn số ủy viên tham gia");
    }
}
