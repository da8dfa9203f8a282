package vn.directive.development;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.CaseDriver;
import vn.directive.support.ReferenceCase;

/**
 * Three dossiers to look at: the reference case finished, one in its first comment round, one in force with a return
 * due. Played through the engine once; a later start finds them and adds nothing.
 */
@Order(10)
class DemonstrationDossiers implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemonstrationDossiers.class);

    private final CaseDriver driver;
    private final WorkingCalendar calendar;
    private final JdbcClient jdbc;

    DemonstrationDossiers(CaseDriver driver, WorkingCalendar calendar, JdbcClient jdbc) {
        this.driver = driver;
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (jdbc.sql("select count(*) from directive").query(Integer.class).single() > 0) {
            return;
        }
        log.info("First start: playing the reference case and two more dossiers through the engine");
        LocalDate today = LocalDate.now(driver.clock());
        JobExecutor jobs = ((ProcessEngineConfigurationImpl) driver.engine().getProcessEngineConfiguration())
                .getJobExecutor();
        // The replay runs the jobs itself, at the dates of the case.
        jobs.shutdown();
        try {
            finishedReferenceCase();
            inForceWithAReturnDue(today);
            inTheFirstCommentRound(today);
        } finally {
            driver.clock().reset();
            jobs.start();
        }
        log.info("The three dossiers are there: http://localhost:8080");
    }

    private void finishedReferenceCase() {
        ReferenceCase reference = new ReferenceCase(driver, calendar);
        upToIssuance(reference);
        reference.acknowledge(Integer.MAX_VALUE);
        reference.plan(Integer.MAX_VALUE);
        reference.yearEndReturn();
        reference.finalReview(LocalDate.of(2024, 11, 1));
    }

    /** Issued about a hundred days ago, so that at least one quarter's return has fallen due since. */
    private void inForceWithAReturnDue(LocalDate today) {
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
    }

    private void inTheFirstCommentRound(LocalDate today) {
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
