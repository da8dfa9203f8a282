package vn.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.ReferenceCase;

/** The reference case from the working meeting to the closed final review, by the right people on its dates. */
class ReferenceCaseTest extends ProcessScenario {

    @Autowired
    private WorkingCalendar calendar;

    @Test
    void runsFromTheMeetingToTheFinalReviewAndEndsWithThePublishedFacts() {
        ReferenceCase reference = new ReferenceCase(driver, calendar);
        reference.open();
        directiveId = reference.directiveId();
        reference.meet();
        reference.concludeNotice();
        reference.draft();
        reference.writtenRound();
        reference.conferenceRound();
        reference.grassrootsRound();
        reference.issue();
        reference.acknowledge(Integer.MAX_VALUE);
        reference.plan(Integer.MAX_VALUE);
        reference.yearEndReturn();
        reference.finalReview(LocalDate.of(2024, 11, 1));
        assertThat(directives.get(directiveId).symbol()).isEqualTo("22-CT/TU");
    }
}
