package vn.directive.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.shared.WorkingCalendar;

/** Dossiers to look at, played through the engine: the reference case shifted to other dates and stopped on the way. */
public final class Demonstration {

    private final CaseDriver driver;
    private final WorkingCalendar calendar;

    public Demonstration(CaseDriver driver, WorkingCalendar calendar) {
        this.driver = driver;
        this.calendar = calendar;
    }

    /** Plays with the job executor stopped: the replay runs the jobs itself, at the dates of the case. */
    public <T> T play(Supplier<T> work) {
        JobExecutor jobs = ((ProcessEngineConfigurationImpl) driver.engine().getProcessEngineConfiguration())
                .getJobExecutor();
        jobs.shutdown();
        try {
            return work.get();
        } finally {
            driver.clock().reset();
            jobs.start();
        }
    }

    public ReferenceCase finished() {
        ReferenceCase reference = new ReferenceCase(driver, calendar);
        upToIssuance(reference);
        reference.acknowledge(Integer.MAX_VALUE);
        reference.plan(Integer.MAX_VALUE);
        reference.yearEndReturn();
        reference.finalReview(LocalDate.of(2024, 11, 1));
        return reference;
    }

    /** Issued about a hundred days ago, so that at least one quarter's return has fallen due since. */
    public ReferenceCase inForceWithAReturnDue(LocalDate today) {
        LocalDate opened = today.minusDays(100 + ReferenceCase.ISSUED.toEpochDay() - ReferenceCase.OPENED.toEpochDay());
        ReferenceCase inForce = new ReferenceCase(driver, calendar, opened,
                "Nâng cao chất lượng thực hiện quy chế dân chủ ở cơ sở");
        upToIssuance(inForce);
        inForce.acknowledge(10);
        inForce.plan(6);
        driver.moveClockTo(today);
        driver.executeJobs(inForce.directiveId());
        inForce.openPeriod("QUARTER",
                Map.of("bodyScope", "ALL", "reportDueOn", calendar.plus(today, 2).toString()));
        inForce.report(4, 3);
        return inForce;
    }

    public ReferenceCase inTheFirstCommentRound(LocalDate today) {
        LocalDate opened = today.minusDays(4 + ReferenceCase.FIRST_LETTER.toEpochDay() - ReferenceCase.OPENED.toEpochDay());
        ReferenceCase inRound = new ReferenceCase(driver, calendar, opened,
                "Tăng cường vận động Nhân dân tham gia xây dựng nông thôn mới");
        inRound.open();
        inRound.meet();
        inRound.concludeNotice();
        inRound.draft();
        inRound.openWrittenRound();
        List<String> asked = driver.bodiesWith(inRound.directiveId(), CommentRequestProcess.Nodes.ACKNOWLEDGE);
        asked.stream().limit(5).forEach(body -> inRound.answer(body, asked.indexOf(body) % 2 == 0));
        return inRound;
    }

    private static void upToIssuance(ReferenceCase dossier) {
        dossier.open();
        dossier.meet();
        dossier.concludeNotice();
        dossier.draft();
        dossier.writtenRound();
        dossier.conferenceRound();
        dossier.grassrootsRound();
        dossier.issue();
    }
}
