package vn.directive.directive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.shared.DomainException;

class DirectiveTest {

    @Test
    void goesForwardStepByStepAndNamesThePresentPhaseWhenAStepIsSkipped() {
        Directive directive = at(Phase.MEETING);

        assertThatThrownBy(() -> directive.enter(Phase.ISSUANCE)).isInstanceOf(DomainException.class)
                .hasMessage("Hồ sơ HS-2023-001 đang ở giai đoạn “Buổi làm việc”, "
                        + "không chuyển sang “Trình, ký ban hành” được.");
        assertThat(directive.enter(Phase.CONCLUSION)).isTrue();
        assertThat(directive.enter(Phase.CONCLUSION)).isFalse();
        assertThat(directive.phase()).isEqualTo(Phase.CONCLUSION);
    }

    @Test
    void goesBackFromIssuanceWhenTheStandingCommitteeReturnsTheSubmission() {
        Directive directive = at(Phase.ISSUANCE);

        assertThat(directive.enter(Phase.CONSULTATION)).isTrue();
        assertThat(directive.enter(Phase.DRAFTING)).isTrue();
    }

    @Test
    void comesIntoForceOnlyByIssuance() {
        assertThatThrownBy(() -> at(Phase.ISSUANCE).enter(Phase.IN_FORCE)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> at(Phase.DRAFTING).issued("22-CT/TU", LocalDate.of(2023, 10, 12)))
                .hasMessageContaining("“Soạn thảo”");

        Directive directive = at(Phase.ISSUANCE);
        directive.issued("22-CT/TU", LocalDate.of(2023, 10, 12));
        assertThat(directive.phase()).isEqualTo(Phase.IN_FORCE);
        assertThat(directive.symbol()).isEqualTo("22-CT/TU");
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, names = {"CLOSED", "REPLACED", "REPEALED", "CANCELLED"})
    void nothingLeadsOutOfAnEnding(Phase ending) {
        for (Phase next : Phase.values()) {
            if (next != ending) {
                assertThatThrownBy(() -> at(ending).checkStep(next)).hasMessageContaining(ending.label());
            }
        }
    }

    @Test
    void isCancelledBeforeIssuanceOnly() {
        Directive directive = at(Phase.CONSULTATION);
        directive.cancel(LocalDate.of(2023, 8, 1), "Không còn cần thiết", "12-QĐ/TU");
        assertThat(directive.phase()).isEqualTo(Phase.CANCELLED);

        assertThatThrownBy(() -> at(Phase.IN_FORCE).cancel(LocalDate.of(2023, 8, 1), "", ""))
                .hasMessageContaining("“Đang có hiệu lực”");
    }

    @Test
    void cannotEndBeforeItWasIssued() {
        assertThatThrownBy(() -> at(Phase.IN_FORCE).end(Phase.REPEALED, LocalDate.of(2023, 10, 11), "x", "y"))
                .hasMessageContaining("không được trước ngày ban hành");
    }

    private static Directive at(Phase phase) {
        boolean issued = !phase.isBeforeIssuance();
        return new Directive(new DirectiveView(UUID.randomUUID(), "HS-2023-001", "Trích yếu", "Lý do", "BTVTU",
                "BDVTU", "VPTU", "TTTU", phase, "NORMAL", false, issued ? "22-CT/TU" : null,
                issued ? LocalDate.of(2023, 10, 12) : null, null, List.of(), List.of(),
                LocalDate.of(2023, 6, 19), null));
    }
}
