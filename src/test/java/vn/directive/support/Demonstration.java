package vn.directive.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.meeting.process.ConclusionNoticeProcess;
import vn.directive.meeting.process.WorkingMeetingProcess;
import vn.directive.shared.WorkingCalendar;

/** Dossiers to look at, played through the engine: the reference case shifted to other dates and stopped on the way. */
public final class Demonstration {

    private final CaseDriver driver;
    private final WorkingCalendar calendar;

    public Demonstration(CaseDriver driver, WorkingCalendar calendar) {
        this.driver = driver;
        this.calendar = calendar;
    }

    /**
     * Plays with the job executor stopped: the replay runs the jobs itself, at the dates of the case. Afterwards the clocks
     * are where they were: jobs that are due only later than a stopped clock stay undone.
     */
    public <T> T play(Supplier<T> work) {
        JobExecutor jobs = ((ProcessEngineConfigurationImpl) driver.engine().getProcessEngineConfiguration())
                .getJobExecutor();
        Runnable clocksAsBefore = driver.clock().bookmark();
        jobs.shutdown();
        try {
            return work.get();
        } finally {
            clocksAsBefore.run();
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
        ReferenceCase inForce = new ReferenceCase(driver, calendar, ReferenceCase.ISSUED,
                workingDayUntil(today.minusDays(100)),
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
        ReferenceCase inRound = new ReferenceCase(driver, calendar, ReferenceCase.FIRST_LETTER,
                workingDayUntil(today.minusDays(4)),
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

    /** A dossier whose meeting is planned and waits for the head of the lead body. */
    public UUID withMeetingToApprove() {
        UUID directiveId = SampleDossier.open(driver);
        driver.complete("bdvtu.specialist", directiveId, WorkingMeetingProcess.Element.PLAN_MEETING, Map.of(
                "kind", "WORKING_MEETING", "heldOn", calendar.plus(LocalDate.now(driver.clock()), 5).toString(),
                "place", "Trụ sở Tỉnh ủy", "chair", "Bí thư Tỉnh ủy", "invitedBodies", List.of("HULN"),
                "agenda", "Nghe báo cáo, thảo luận, kết luận."));
        return directiveId;
    }

    /** A dossier whose workshop waits for the papers of the invited bodies. */
    public UUID withPapersToSend() {
        UUID directiveId = SampleDossier.open(driver);
        driver.complete("bdvtu.specialist", directiveId, WorkingMeetingProcess.Element.PLAN_MEETING, Map.of(
                "kind", "WORKSHOP", "heldOn", calendar.plus(LocalDate.now(driver.clock()), 5).toString(),
                "place", "Hội trường Tỉnh ủy", "chair", "Phó Bí thư Thường trực Tỉnh ủy", "invitedBodies",
                List.of("HULN", "MTTQ"), "agenda", "Báo cáo đề dẫn; tham luận; thảo luận."));
        driver.complete("bdvtu.leader", directiveId, WorkingMeetingProcess.Element.APPROVE_PLAN,
                Map.of("outcome", "SEND"));
        driver.complete("bdvtu.specialist", directiveId, WorkingMeetingProcess.Element.PREPARE_REPORT,
                Map.of("reportText", "Báo cáo đề dẫn hội thảo"));
        driver.executeJobs(directiveId);
        return directiveId;
    }

    /** A dossier whose conclusion notice is signed and waits for its number. */
    public UUID withNoticeToIssue() {
        ReferenceCase dossier = new ReferenceCase(driver, calendar, ReferenceCase.NOTICE,
                workingDayUntil(LocalDate.now(driver.clock())), "Tăng cường công tác dân vận của chính quyền");
        return play(() -> {
            dossier.open();
            dossier.meet();
            dossier.draftNotice();
            dossier.complete("vptu.leader", ConclusionNoticeProcess.Element.CHECK_FORMAT, Map.of("outcome", "PASS"));
            dossier.complete("tttu.member", ConclusionNoticeProcess.Element.GIVE_OPINION, Map.of("outcome", "AGREE"));
            driver.moveClockTo(dossier.day(ReferenceCase.NOTICE));
            dossier.complete("tttu.leader", ConclusionNoticeProcess.Element.SIGN, Map.of("outcome", "SIGN"));
            return dossier.directiveId();
        });
    }

    /** After the three rounds, with the submission before the members of the Standing Committee. */
    public ReferenceCase beforeTheVoters(LocalDate today) {
        ReferenceCase dossier = new ReferenceCase(driver, calendar, ReferenceCase.SUBMITTED,
                workingDayUntil(today.minusDays(3)), "Xây dựng thế trận lòng dân trong tình hình mới");
        upToTheRounds(dossier);
        dossier.submit("WRITTEN");
        driver.executeJobs(dossier.directiveId());
        return dossier;
    }

    private LocalDate workingDayUntil(LocalDate day) {
        return calendar.plus(day.plusDays(1), -1);
    }

    private static void upToIssuance(ReferenceCase dossier) {
        upToTheRounds(dossier);
        dossier.issue();
    }

    private static void upToTheRounds(ReferenceCase dossier) {
        dossier.open();
        dossier.meet();
        dossier.concludeNotice();
        dossier.draft();
        dossier.writtenRound();
        dossier.conferenceRound();
        dossier.grassrootsRound();
    }
}
