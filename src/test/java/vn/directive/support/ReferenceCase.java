package vn.directive.support;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.consultation.process.CommentRoundProcess;
import vn.directive.directive.process.DirectiveDecisionProcess;
import vn.directive.directive.process.DirectiveLifecycleProcess;
import vn.directive.drafting.process.DraftingProcess;
import vn.directive.implementation.process.ImplementationPlanProcess;
import vn.directive.issuance.process.DirectiveReceiptProcess;
import vn.directive.issuance.process.IssuanceProcess;
import vn.directive.meeting.process.ConclusionNoticeProcess;
import vn.directive.meeting.process.WorkingMeetingProcess;
import vn.directive.reporting.process.PeriodicReportProcess;
import vn.directive.reporting.process.ReportRequestProcess;
import vn.directive.review.process.CommendationProcess;
import vn.directive.review.process.DirectiveReviewProcess;
import vn.directive.review.process.ReviewRequestProcess;
import vn.directive.shared.WorkingCalendar;
import vn.directive.workflow.CalendarVariables;

/**
 * The reference case, step by step, as its people do it in Tasklist: directive 22-CT/TU of the Standing Committee of the
 * Bình Phước provincial Party committee (values: {@code reference/case-22-ct-tu.yaml}). Tests play all of it; the
 * development mode plays parts of it, shifted to other dates.
 */
public class ReferenceCase {

    public static final String SUBJECT = "Tăng cường nắm tình hình Nhân dân, dân tộc, tôn giáo trong tình hình mới";
    public static final LocalDate OPENED = LocalDate.of(2023, 6, 12);
    public static final LocalDate MEETING = LocalDate.of(2023, 6, 21);
    public static final LocalDate NOTICE = LocalDate.of(2023, 7, 4);
    public static final LocalDate FIRST_LETTER = LocalDate.of(2023, 7, 12);
    public static final LocalDate FIRST_DEADLINE = LocalDate.of(2023, 7, 28);
    public static final LocalDate CONFERENCE = LocalDate.of(2023, 8, 4);
    public static final LocalDate THIRD_LETTER = LocalDate.of(2023, 8, 8);
    public static final LocalDate SUBMITTED = LocalDate.of(2023, 9, 20);
    public static final LocalDate ISSUED = LocalDate.of(2023, 10, 12);

    public static final int WRITTEN_REPLIES = 19;
    public static final int CONFERENCE_OPINIONS = 18;
    public static final int DELEGATES = 6325;

    private final CaseDriver driver;
    private final WorkingCalendar calendar;
    private final LocalDate anchor;
    private final LocalDate anchoredAt;
    private final String subject;
    private String leadBody = "BDVTU";
    private List<String> coordinatingBodies = List.of("VPTU", "BTGTU");
    private UUID directiveId;
    private boolean restricted;

    public ReferenceCase(CaseDriver driver, WorkingCalendar calendar) {
        this(driver, calendar, OPENED, OPENED, SUBJECT);
    }

    /** The same course of events, opened on another day. */
    public ReferenceCase(CaseDriver driver, WorkingCalendar calendar, LocalDate openedOn, String subject) {
        this(driver, calendar, OPENED, openedOn, subject);
    }

    /**
     * The same course of events at another time. All other days keep their distance in working days, so that what came
     * later comes later over holidays too.
     *
     * @param original a day of the case
     * @param playedOn when that day is to be
     */
    public ReferenceCase(CaseDriver driver, WorkingCalendar calendar, LocalDate original, LocalDate playedOn,
            String subject) {
        this.driver = driver;
        this.calendar = calendar;
        this.anchor = original;
        this.anchoredAt = original.equals(playedOn) ? playedOn : calendar.onOrAfter(playedOn);
        this.subject = subject;
    }

    /** For its list only, and with a written round alone. */
    public ReferenceCase restricted() {
        restricted = true;
        return this;
    }

    public UUID directiveId() {
        return directiveId;
    }

    /** The same people, in other bodies: those that lead and help since their boards were merged. */
    public ReferenceCase ledBy(String body, List<String> coordinating) {
        leadBody = body;
        coordinatingBodies = coordinating;
        return this;
    }

    /** This day of the case on the dates it is played at; always a working day. */
    public LocalDate day(LocalDate original) {
        return anchoredAt.equals(anchor) ? original : calendar.plus(anchoredAt, calendar.between(anchor, original));
    }

    public void complete(String username, String taskKey, Map<String, Object> form) {
        driver.complete(username, directiveId, taskKey, form);
    }

    public static String user(String body, String role) {
        return body.toLowerCase(Locale.ROOT) + "." + role;
    }

    /** Later on the same day the clock goes on: what happened stays in its order. */
    private void moveTo(LocalDate original) {
        moveClockTo(day(original));
    }

    private void moveClockTo(LocalDate day) {
        if (!day.equals(LocalDate.now(driver.clock()))) {
            driver.moveClockTo(day);
        }
    }

    private String iso(LocalDate original) {
        return day(original).toString();
    }

    /** The specialist of the lead body opens the dossier. */
    public void open() {
        moveTo(OPENED);
        Map<String, Object> form = new HashMap<>();
        form.put("subject", subject);
        form.put("reason", "Đề xuất sau buổi làm việc của Bí thư Tỉnh ủy với khối dân vận");
        form.put("origin", "MEETING");
        form.put("issuerBody", "BTVTU");
        form.put("draftingBody", leadBody);
        form.put("urgency", "NORMAL");
        form.put("restricted", restricted);
        form.put("firstRound", "WRITTEN");
        form.put("secondRound", restricted ? "NONE" : "CONFERENCE");
        form.put("thirdRound", restricted ? "NONE" : "GRASSROOTS");
        directiveId = UUID.fromString(driver.submitStartForm("bdvtu.specialist", DirectiveLifecycleProcess.KEY, form)
                .getBusinessKey());
    }

    /** The working meeting of 21 June 2023 asks for a directive. */
    public void meet() {
        meet(true);
    }

    /** As {@link #meet()}, with the other answer to whether a directive is wanted. */
    public void meet(boolean directiveProposed) {
        complete("bdvtu.specialist", WorkingMeetingProcess.Element.PLAN_MEETING, Map.of(
                "kind", "WORKING_MEETING", "heldOn", iso(MEETING), "place", "Trụ sở Tỉnh ủy",
                "chair", "Bí thư Tỉnh ủy", "coChair", "Trưởng Ban Dân vận Tỉnh ủy",
                "invitedBodies", List.of("TUDX", "TXBL", "HULN", "DUK"),
                "invitedOffices", "Trưởng, phó các phòng Ban Dân vận Tỉnh ủy",
                "agenda", "Báo cáo giữa nhiệm kỳ về công tác dân vận; thảo luận; ý kiến chỉ đạo"));
        complete("bdvtu.leader", WorkingMeetingProcess.Element.APPROVE_PLAN, Map.of("outcome", "SEND"));
        complete("bdvtu.specialist", WorkingMeetingProcess.Element.PREPARE_REPORT, Map.of(
                "reportText", "Báo cáo giữa nhiệm kỳ về công tác dân vận",
                "keyFigures", "1.758 mô hình “Dân vận khéo” từ đầu nhiệm kỳ"));
        moveTo(MEETING);
        complete("bdvtu.clerk", WorkingMeetingProcess.Element.WRITE_MINUTES, Map.of(
                "attendance", "Ban Dân vận Tỉnh ủy | 12\nHuyện ủy Lộc Ninh | 2\nThành ủy Đồng Xoài | 2",
                "discussion", "Các đơn vị trao đổi về tình hình Nhân dân, dân tộc, tôn giáo trên địa bàn",
                "directions", """
                        Đổi mới sự lãnh đạo của Đảng đối với công tác dân vận | Ban Dân vận Tỉnh ủy |
                        Tham mưu ban hành nghị quyết, chỉ thị, kết luận | Ban Dân vận Tỉnh ủy | %s
                        Phong trào thi đua “Dân vận khéo” | Ban Dân vận Tỉnh ủy |
                        Thực hiện quy chế dân chủ ở cơ sở | Ban Dân vận Tỉnh ủy |
                        Đổi mới phương thức hoạt động của Mặt trận và đoàn thể | Mặt trận Tổ quốc |
                        Hướng dẫn, đôn đốc, kiểm tra, giám sát, sơ kết, tổng kết | Ban Dân vận Tỉnh ủy |
                        """.formatted(iso(ISSUED)),
                "directiveProposed", directiveProposed ? "YES" : "NO"));
        complete("vptu.leader", WorkingMeetingProcess.Element.CONFIRM_MINUTES, Map.of("outcome", "CONFIRM"));
    }

    /** Conclusion notice 1704-TB/TU of 4 July 2023. */
    public void concludeNotice() {
        draftNotice();
        complete("vptu.leader", ConclusionNoticeProcess.Element.CHECK_FORMAT, Map.of("outcome", "PASS"));
        complete("tttu.member", ConclusionNoticeProcess.Element.GIVE_OPINION, Map.of("outcome", "AGREE"));
        moveTo(NOTICE);
        complete("tttu.leader", ConclusionNoticeProcess.Element.SIGN, Map.of("outcome", "SIGN"));
        complete("vptu.clerk", ConclusionNoticeProcess.Element.ISSUE, Map.of(
                "issuedOn", iso(NOTICE), "recipients", "Ban Thường vụ Tỉnh ủy\nBan Dân vận Tỉnh ủy\nLưu Văn phòng Tỉnh ủy"));
    }

    public void draftNotice() {
        complete("vptu.specialist", ConclusionNoticeProcess.Element.DRAFT, Map.of(
                "conclusions", "Đổi mới sự lãnh đạo của Đảng đối với công tác dân vận\nGiao tham mưu ban hành chỉ thị",
                "leadBodyCode", leadBody, "coordinatingBodies", coordinatingBodies,
                "content", "Tham mưu Ban Thường vụ Tỉnh ủy ban hành chỉ thị", "deadline", iso(LocalDate.of(2023, 9, 29))));
    }

    /** The lead body writes the first draft. */
    public void draft() {
        complete("bdvtu.leader", DraftingProcess.Element.ASSIGN_EDITOR, Map.of("editor", "bdvtu.specialist",
                "milestones", "Hoàn thành đề cương | %s".formatted(iso(LocalDate.of(2023, 7, 7)))));
        complete("bdvtu.specialist", DraftingProcess.Element.WRITE_DRAFT, Map.of(
                "draftText", DRAFT_TEXT, "outline", "1 | Mục đích, yêu cầu\n2 | Nhiệm vụ trọng tâm\n3 | Tổ chức thực hiện",
                "bases", "1704-TB/TU | Kết luận buổi làm việc | %s".formatted(iso(NOTICE))));
        complete("bdvtu.member", DraftingProcess.Element.COMMENT, Map.of("outcome", "FORWARD",
                "comments", "2 | Cần nêu rõ cơ quan chủ trì | Ghi rõ trách nhiệm từng cơ quan"));
        complete("vptu.specialist", DraftingProcess.Element.CHECK_DRAFT, Map.of("outcome", "PASS"));
        complete("bdvtu.leader", DraftingProcess.Element.APPROVE_DRAFT, Map.of("outcome", "APPROVE"));
    }

    /** Round 1: letter 490-CV/BDVTU of 12 July 2023; 19 bodies answer in writing, the others stay silent. */
    public void writtenRound() {
        openWrittenRound();
        closeWrittenRound(WRITTEN_REPLIES);
    }

    /** So many bodies answer, in order of code; then the deadline passes. */
    public void closeWrittenRound(int replies) {
        List<String> asked = driver.bodiesWith(directiveId, CommentRequestProcess.Nodes.ACKNOWLEDGE);
        asked.stream().limit(replies).forEach(body -> answer(body, asked.indexOf(body) % 3 == 0));
        moveClockTo(calendar.plus(day(FIRST_DEADLINE), 1));
        driver.executeJobs(directiveId);
        synthesise("còn lại | Tiếp thu | Ý kiến xác đáng");
    }

    public void openWrittenRound() {
        openWrittenRound(List.of("COMMITTEE:DISTRICT", "PARTY_BOARD:PROVINCE", "INSPECTION_COMMISSION:PROVINCE",
                "STATE_BODY:PROVINCE", "FRONT:PROVINCE", "MASS_ORGANISATION:PROVINCE"));
    }

    /** As {@link #openWrittenRound()}, asking other bodies. */
    public void openWrittenRound(List<String> bodyRules) {
        moveTo(FIRST_LETTER);
        complete("bdvtu.specialist", CommentRoundProcess.Nodes.PREPARE, Map.of("bodyRules", bodyRules,
                "deadline", iso(FIRST_DEADLINE), "silence", "RECORDED_AS_SILENT",
                "questions", "Bố cục dự thảo\nNhiệm vụ trọng tâm"));
        complete("bdvtu.leader", CommentRoundProcess.Nodes.SIGN, Map.of("outcome", "SIGN"));
        driver.executeJobs(directiveId);
    }

    /** One asked body answers: clerk, specialist, leader. */
    public void answer(String body, boolean withComments) {
        complete(user(body, "clerk"), CommentRequestProcess.Nodes.ACKNOWLEDGE, Map.of("outcome", "ACCEPT"));
        prepareAnswer(body, withComments);
        sendAnswer(body);
    }

    public void prepareAnswer(String body, boolean withComments) {
        if (withComments) {
            driver.comment(user(body, "specialist"), directiveId,
                    "2 | Nội dung | Làm rõ trách nhiệm của cấp ủy cơ sở | Bổ sung một gạch đầu dòng");
        }
        complete(user(body, "specialist"), CommentRequestProcess.Nodes.PREPARE, withComments
                ? Map.of("stance", "AGREES_WITH_CHANGES", "generalOpinion", "Cơ bản thống nhất")
                : Map.of("stance", "AGREES", "generalOpinion", "Thống nhất với dự thảo"));
    }

    public void sendAnswer(String body) {
        complete(user(body, "leader"), CommentRequestProcess.Nodes.APPROVE, Map.of("outcome", "SEND",
                "replySymbol", "87-CV/" + body, "replyDated", LocalDate.now(driver.clock()).toString()));
    }

    public void synthesise(String outcomes) {
        driver.answerComments("bdvtu.specialist", directiveId, outcomes);
        complete("bdvtu.specialist", CommentRoundProcess.Nodes.SYNTHESISE, Map.of());
        complete("bdvtu.specialist", CommentRoundProcess.Nodes.REVISE, Map.of("draftText", DRAFT_TEXT,
                "revisionNote", "Tiếp thu ý kiến góp ý"));
        complete("bdvtu.leader", CommentRoundProcess.Nodes.APPROVE, Map.of("outcome", "APPROVE"));
        driver.executeJobs(directiveId);
    }

    /** Round 2: conference of 4 August 2023 with 18 opinions. */
    public void conferenceRound() {
        moveTo(LocalDate.of(2023, 7, 31));
        complete("bdvtu.specialist", CommentRoundProcess.Nodes.PREPARE, Map.of(
                "bodyRules", List.of("COMMITTEE:DISTRICT", "FRONT:PROVINCE", "MASS_ORGANISATION:PROVINCE"),
                "deadline", iso(CONFERENCE), "silence", "RECORDED_AS_SILENT", "questions", "Toàn văn dự thảo lần 2",
                "heldOn", iso(CONFERENCE), "place", "Hội trường Tỉnh ủy", "agenda", "Trình bày dự thảo; thảo luận",
                "sendLetter", false, "alsoInWriting", false));
        complete("bdvtu.leader", CommentRoundProcess.Nodes.SIGN, Map.of("outcome", "SIGN"));
        driver.executeJobs(directiveId);
        moveTo(CONFERENCE);
        StringBuilder opinions = new StringBuilder();
        List<String> speakers = List.of("Huyện ủy Lộc Ninh", "Thành ủy Đồng Xoài", "Hội Nông dân tỉnh Bình Phước");
        for (int i = 0; i < CONFERENCE_OPINIONS; i++) {
            opinions.append("%s | %d | Ý kiến thứ %d tại hội nghị%n".formatted(
                    speakers.get(i % speakers.size()), i % 3 + 1, i + 1));
        }
        complete("bdvtu.clerk", CommentRoundProcess.Nodes.CONFERENCE, Map.of("heldOn", iso(CONFERENCE),
                "attended", List.of("HULN", "TUDX", "HND"), "opinions", opinions.toString(),
                "minutes", "Hội nghị thảo luận dự thảo, 18 ý kiến phát biểu"));
        driver.executeJobs(directiveId);
        synthesise("còn lại | Tiếp thu | Đã chỉnh lý dự thảo");
    }

    /** Round 3: letter 516-CV/BDVTU of 8 August 2023; 6,325 delegates at conferences from hamlets and communes upward. */
    public void grassrootsRound() {
        openGrassrootsRound();
        moveTo(LocalDate.of(2023, 9, 6));
        List<String> asked = driver.bodiesWith(directiveId, CommentRequestProcess.Nodes.ACKNOWLEDGE);
        for (int i = 0; i < asked.size(); i++) {
            collectFromBelow(asked.get(i), delegates(i, asked.size()));
        }
        driver.executeJobs(directiveId);
        synthesise("còn lại | Tiếp thu | Đã chỉnh lý dự thảo");
    }

    /** Delegates of one of the asked bodies, by its place among them; together {@link #DELEGATES}. */
    public static int delegates(int place, int bodies) {
        return DELEGATES / bodies + (place < DELEGATES % bodies ? 1 : 0);
    }

    public void openGrassrootsRound() {
        moveTo(THIRD_LETTER);
        complete("bdvtu.specialist", CommentRoundProcess.Nodes.PREPARE, Map.of(
                "bodyRules", List.of("COMMITTEE:DISTRICT"), "deadline", iso(LocalDate.of(2023, 9, 8)),
                "silence", "RECORDED_AS_SILENT", "questions", "Toàn văn dự thảo lần 3",
                "lowestLevel", "HAMLET", "innerDeadline", iso(LocalDate.of(2023, 8, 31))));
        complete("bdvtu.leader", CommentRoundProcess.Nodes.SIGN, Map.of("outcome", "SIGN"));
        driver.executeJobs(directiveId);
    }

    /** The answer of one asked body with the results of the units below it. */
    public void collectFromBelow(String body, int delegates) {
        LocalDate held = day(LocalDate.of(2023, 8, 28));
        String heldOn = "%d/%d/%d".formatted(held.getDayOfMonth(), held.getMonthValue(), held.getYear());
        int hamlets = delegates / 2;
        complete(user(body, "clerk"), CommentRequestProcess.Nodes.ACKNOWLEDGE, Map.of("outcome", "ACCEPT"));
        complete(user(body, "specialist"), CommentRequestProcess.Nodes.UNIT_RESULTS, Map.of("units", """
                Các chi bộ thôn, ấp | %s | %d | 4 | 3 | 1 | 0
                Các đảng ủy cơ sở | %s | %d | 3 | 3 | 0 | 0
                """.formatted(heldOn, hamlets, heldOn, delegates - hamlets)));
        complete(user(body, "specialist"), CommentRequestProcess.Nodes.PREPARE, Map.of("stance", "AGREES",
                "generalOpinion", "Đa số ý kiến thống nhất với nội dung dự thảo"));
        sendAnswer(body);
    }

    /** Submission, vote of the Standing Committee at a meeting, signature, and number 22-CT/TU of 12 October 2023. */
    public void issue() {
        submit();
        vote();
        sign();
        release();
    }

    public void submit() {
        submit("MEETING");
    }

    /** As {@link #submit()}, with the votes given as {@code votingMode} says. */
    public void submit(String votingMode) {
        moveTo(SUBMITTED);
        complete("bdvtu.specialist", IssuanceProcess.Elements.PREPARE_SUBMISSION, Map.of(
                "submissionText", "Kính trình Ban Thường vụ Tỉnh ủy xem xét, ban hành chỉ thị.",
                "enclosures", "Bảng tổng hợp, tiếp thu, giải trình ba vòng lấy ý kiến"));
        complete("bdvtu.leader", IssuanceProcess.Elements.SIGN_SUBMISSION, Map.of("outcome", "SIGN"));
        complete("vptu.specialist", IssuanceProcess.Elements.APPRAISE_SUBMISSION, Map.of("outcome", "COMPLETE",
                "checks", List.of("COMPLETE", "AUTHORITY", "FORMAT", "SYNTHESIS", "CONSISTENT"),
                "votingMode", votingMode, "ballotDeadline", iso(LocalDate.of(2023, 10, 3))));
    }

    public void vote() {
        moveTo(LocalDate.of(2023, 10, 3));
        complete("vptu.specialist", IssuanceProcess.Elements.RECORD_MEETING_VOTE, Map.of(
                "metOn", iso(LocalDate.of(2023, 10, 3)), "eligible", 15, "present", 13,
                "agreed", 13, "agreedWithChanges", 0, "disagreed", 0));
        driver.executeJobs(directiveId);
    }

    public void sign() {
        moveTo(ISSUED);
        complete("btvtu.leader", IssuanceProcess.Elements.SIGN_DIRECTIVE, Map.of("outcome", "SIGN"));
    }

    /** The clerk registers and sends it; the nine key tasks are entered and the addressed bodies asked for plans. */
    public void release() {
        complete("vptu.clerk", IssuanceProcess.Elements.RELEASE_DIRECTIVE, Map.of("issuedOn", iso(ISSUED),
                "sealed", true, "recipientGroups", List.of("COMMITTEES")));
        driver.executeJobs(directiveId);
        StringBuilder tasks = new StringBuilder();
        for (String task : KEY_TASKS) {
            tasks.append(task).append(" | ").append(leadBody).append(" |\n");
        }
        complete("bdvtu.specialist", DirectiveLifecycleProcess.ENTER_KEY_TASKS, Map.of("keyTasks", tasks.toString()));
        driver.executeJobs(directiveId);
    }

    /** Recipients that confirm receipt, in order of code. */
    public void acknowledge(int howMany) {
        driver.bodiesWith(directiveId, DirectiveReceiptProcess.Elements.ACKNOWLEDGE_RECEIPT).stream().limit(howMany)
                .forEach(body -> complete(user(body, "clerk"), DirectiveReceiptProcess.Elements.ACKNOWLEDGE_RECEIPT,
                        Map.of("receivedOn", LocalDate.now(driver.clock()).toString())));
    }

    /** Addressed bodies whose plan is made, signed and accepted, in order of code. */
    public void plan(int howMany) {
        List<String> bodies = driver.bodiesWith(directiveId, ImplementationPlanProcess.ASSIGN_PLAN);
        bodies.stream().limit(howMany).forEach(body -> {
            signPlan(body);
            complete("bdvtu.specialist", ImplementationPlanProcess.REVIEW_PLAN,
                    Map.of("outcome", "ACCEPT", "note", "Kế hoạch cụ thể"));
        });
    }

    public void signPlan(String body) {
        String from = LocalDate.now(driver.clock()).toString();
        String to = LocalDate.now(driver.clock()).plusMonths(6).toString();
        complete(user(body, "leader"), ImplementationPlanProcess.ASSIGN_PLAN,
                Map.of("responsibleOffice", "Ban Dân vận"));
        complete(user(body, "specialist"), ImplementationPlanProcess.MAKE_PLAN, Map.of(
                "taskRows", "Tổ chức hội nghị quán triệt | Biên bản hội nghị | Ban Dân vận | %s | %s |".formatted(from, to),
                "planText", "Kế hoạch thực hiện của đơn vị " + body));
        complete(user(body, "leader"), ImplementationPlanProcess.SIGN_PLAN, Map.of("outcome", "SIGN"));
    }

    /** Runs the parent's calendar up to a day. */
    public void wait(LocalDate until) {
        moveTo(until);
        driver.executeJobs(directiveId);
    }

    /** The lead body confirms a period and its bodies are asked for their returns. */
    public void openPeriod(String periodKind) {
        openPeriod(periodKind, Map.of("bodyScope", "ALL"));
    }

    /** As {@link #openPeriod(String)}, with changes to what the form proposes. */
    public void openPeriod(String periodKind, Map<String, Object> form) {
        driver.completeWhere("bdvtu.specialist", directiveId, PeriodicReportProcess.CONFIRM_PERIOD,
                CalendarVariables.PERIOD_KIND.name(), periodKind, form);
        driver.executeJobs(directiveId);
    }

    /** Bodies whose return is made, sent and accepted; every figure is the given number. */
    public void report(int howMany, int figure) {
        driver.bodiesWith(directiveId, ReportRequestProcess.PREPARE_RETURN).stream().limit(howMany)
                .forEach(body -> report(body, figure));
    }

    public void report(String body, int figure) {
        sendReturn(body, figure);
        complete("bdvtu.specialist", ReportRequestProcess.CHECK_RETURN, Map.of("outcome", "ACCEPT"));
    }

    public void sendReturn(String body, int figure) {
        String rows = driver.variable(user(body, "specialist"), directiveId, ReportRequestProcess.PREPARE_RETURN,
                "figureRows");
        String filled = rows.lines().filter(row -> !row.isBlank())
                .map(row -> row.substring(0, row.lastIndexOf('|') + 1) + " " + figure).reduce("", (l, r) -> l + r + "\n");
        complete(user(body, "specialist"), ReportRequestProcess.PREPARE_RETURN, Map.of("figureRows", filled,
                "summary", "Triển khai đúng kế hoạch",
                "progressRows", "Nắm tình hình Nhân dân | Đã tổ chức đối thoại | | |"));
        complete(user(body, "leader"), ReportRequestProcess.APPROVE_RETURN, Map.of("outcome", "SEND"));
    }

    /** The lead body's report of the collected period and the Standing Committee's conclusions. */
    public void synthesisePeriod() {
        synthesisePeriod("btvtu.member");
    }

    /** @param decider who gives the conclusions */
    public void synthesisePeriod(String decider) {
        driver.executeJobs(directiveId);
        complete("bdvtu.specialist", PeriodicReportProcess.SYNTHESISE,
                Map.of("synthesis", "Các đơn vị đã triển khai nghiêm túc chỉ thị."));
        complete("bdvtu.leader", PeriodicReportProcess.APPROVE_REPORT, Map.of("outcome", "SUBMIT"));
        complete(decider, PeriodicReportProcess.GIVE_CONCLUSIONS, Map.of("opinion", "Thống nhất với báo cáo"));
        driver.executeJobs(directiveId);
    }

    /** The year-end return of 2023: every asked body reports. */
    public void yearEndReturn() {
        wait(LocalDate.of(2023, 12, 1));
        openPeriod("YEAR");
        moveTo(LocalDate.of(2023, 12, 14));
        report(Integer.MAX_VALUE, 12);
        synthesisePeriod();
    }

    /** The final review that closes the directive. */
    public void finalReview(LocalDate decidedOn) {
        moveTo(decidedOn);
        driver.submitStartForm("vptu.specialist", DirectiveDecisionProcess.KEY, Map.of(
                "dossierNumber", dossierNumber(), "decisionKind", "FINAL_REVIEW",
                "reason", "Tổng kết việc thực hiện chỉ thị", "decidedOn", iso(decidedOn)));
        driver.executeJobs(directiveId);
        complete("bdvtu.specialist", DirectiveReviewProcess.PLAN_REVIEW, Map.of(
                "contents", "Kết quả, hạn chế, nguyên nhân, kiến nghị", "reportsDueOn", iso(decidedOn.plusDays(20)),
                "conferenceOn", iso(decidedOn.plusDays(30)), "conferencePlace", "Hội trường Tỉnh ủy",
                "planText", "Kế hoạch tổng kết"));
        complete("bdvtu.leader", DirectiveReviewProcess.APPROVE_PLAN, Map.of("outcome", "APPROVE"));
        driver.executeJobs(directiveId);
        List<String> asked = driver.bodiesWith(directiveId, ReviewRequestProcess.PREPARE_REPORT);
        for (String body : asked) {
            complete(user(body, "specialist"), ReviewRequestProcess.PREPARE_REPORT, Map.of(
                    "results", "Đã quán triệt đến các chi bộ", "shortcomings", "Một số nơi còn chậm"));
            complete(user(body, "leader"), ReviewRequestProcess.APPROVE_REPORT, body.equals(asked.get(0))
                    ? Map.of("outcome", "SEND", "nominations", "Mô hình “Dân vận khéo” | Vận động hiến đất | 120")
                    : Map.of("outcome", "SEND"));
            driver.executeJobs(directiveId);
        }
        complete("bdvtu.specialist", DirectiveReviewProcess.DRAFT_SYNTHESIS, Map.of("reportText", "Báo cáo tổng kết"));
        moveTo(decidedOn.plusDays(30));
        complete("bdvtu.clerk", DirectiveReviewProcess.RECORD_CONFERENCE, Map.of("heldOn", iso(decidedOn.plusDays(30)),
                "attendance", "Đại diện các cơ quan, đơn vị", "conclusions", "Hoàn thành mục tiêu chỉ thị"));
        complete("btvtu.member", DirectiveReviewProcess.DECIDE_REVIEW, Map.of("outcome", "END", "note", "Kết thúc chỉ thị"));
        driver.executeJobs(directiveId);
        complete("bdvtu.member", CommendationProcess.APPRAISE, Map.of("outcome", "FORWARD", "forwarded", List.of("1"),
                "appraisal", "Đủ điều kiện"));
        complete("btvtu.leader", CommendationProcess.DECIDE, Map.of("outcome", "SIGN", "awarded", List.of("1"),
                "decisionText", "Tặng Bằng khen cho tập thể có tên sau:"));
        complete("vptu.clerk", CommendationProcess.PUBLISH, Map.of(
                "publishedOn", LocalDate.now(driver.clock()).toString(), "recipients", "Các cơ quan, đơn vị"));
        driver.executeJobs(directiveId);
    }

    /** Read from any task's card would do; the decision's form wants it typed. */
    private String dossierNumber() {
        return driver.dossierNumber(directiveId);
    }

    private static final List<String> KEY_TASKS = List.of(
            "Nâng cao nhận thức của cấp ủy về công tác nắm tình hình Nhân dân",
            "Nắm chắc tình hình dân tộc, tôn giáo trên địa bàn",
            "Thực hiện tốt công tác dân vận của chính quyền",
            "Tăng cường tiếp xúc, đối thoại với Nhân dân",
            "Giải quyết kịp thời kiến nghị chính đáng của Nhân dân",
            "Đổi mới hoạt động của Mặt trận Tổ quốc và các đoàn thể",
            "Đẩy mạnh phong trào thi đua “Dân vận khéo”",
            "Phát huy vai trò người có uy tín, chức sắc tôn giáo",
            "Kiểm tra, giám sát, sơ kết, tổng kết việc thực hiện");

    private static final String DRAFT_TEXT = """
            CHỈ THỊ (dự thảo)
            Tăng cường nắm tình hình Nhân dân, dân tộc, tôn giáo trong tình hình mới
            1. Mục đích, yêu cầu
            2. Nhiệm vụ trọng tâm
            3. Tổ chức thực hiện
            """;
}
