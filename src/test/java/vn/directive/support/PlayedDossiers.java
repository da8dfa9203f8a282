package vn.directive.support;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.shared.WorkingCalendar;

/**
 * Two dossiers as people find them in the middle of the work, played once for all tests of a context that ask for them.
 *
 * @param inForce issued a hundred days ago, with a return due in two working days
 * @param inRound in its first comment round, five bodies have answered
 */
public record PlayedDossiers(UUID inForce, UUID inRound) {

    static PlayedDossiers play(CaseDriver driver, WorkingCalendar calendar) {
        LocalDate today = LocalDate.now(driver.clock());
        Demonstration demonstration = new Demonstration(driver, calendar);
        return demonstration.play(() -> new PlayedDossiers(demonstration.inForceWithAReturnDue(today).directiveId(),
                demonstration.inTheFirstCommentRound(today).directiveId()));
    }
}
