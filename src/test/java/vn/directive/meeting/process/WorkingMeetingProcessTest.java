package vn.directive.meeting.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.document.DocumentKind;
import vn.directive.meeting.MeetingState;
import vn.directive.meeting.MeetingView.Paper;
import vn.directive.meeting.MeetingView.Participant;
import vn.directive.meeting.Meetings;
import vn.directive.meeting.process.WorkingMeetingProcess.Element;
import vn.directive.workflow.BodyChoices;

class WorkingMeetingProcessTest extends MeetingScenario {

    @Autowired
    private Meetings meetings;
    @Autowired
    private BodyChoices bodies;

    private ProcessInstance process;

    @BeforeEach
    void start() {
        openDossier();
        process = start(WorkingMeetingProcess.KEY, Map.of());
    }

    @Test
    void asksForADirectiveWhenTheMinutesSaySo() {
        holdMeeting();
        moveClockTo(HELD_ON);
        complete("bdvtu.clerk", Element.WRITE_MINUTES, minutes());
        complete("vptu.leader", Element.CONFIRM_MINUTES, form("outcome", "CONFIRM"));

        assertThat(process).hasPassedInOrder(Element.PLAN_MEETING, Element.APPROVE_PLAN, Element.ANNOUNCE,
                Element.PREPARE_REPORT, Element.WRITE_MINUTES, Element.CONFIRM_MINUTES, Element.DIRECTIVE_PROPOSED);
        assertThat(process).hasNotPassed(Element.REQUEST_PAPERS, Element.NO_DIRECTIVE_PROPOSED);
        assertThat(process).isEnded();
        assertThat(lastValue(process.getId(), "proposesDirective")).isEqualTo(true);
        hasDocument(DocumentKind.INVITATION);
        hasDocument(DocumentKind.LEAD_IN_REPORT);
        hasDocument(DocumentKind.MINUTES);
        assertThat(timeline()).contains("Đã gửi giấy mời buổi làm việc ngày 21/06/2023 tới 3 cơ quan, chức danh",
                "Đã xác nhận biên bản buổi làm việc ngày 21/06/2023, đề nghị ban hành chỉ thị");
        assertThat(jdbc.sql("select recipient from notice where directive_id = ? and kind = 'MEETING_ANNOUNCED'")
                .param(directiveId).query(String.class).list())
                .contains("huln.clerk", "huln.leader", "hudp.clerk", "hudp.leader");
    }

    @Test
    void recordsWhoCameByNameOrCodeAndAddsWhoWasNotInvited() {
        holdMeeting();
        complete("bdvtu.clerk", Element.WRITE_MINUTES, minutes());

        assertThat(meetings.participants(meetings.ofDossier(directiveId).orElseThrow().id()))
                .extracting(Participant::body, Participant::invited, Participant::attendees).containsExactly(
                        org.assertj.core.groups.Tuple.tuple("HULN", true, 2),
                        org.assertj.core.groups.Tuple.tuple("HUDP", true, 1),
                        org.assertj.core.groups.Tuple.tuple(null, true, 12),
                        org.assertj.core.groups.Tuple.tuple(null, false, 1));
    }

    @Test
    void endsWithoutADirectiveWhenTheMeetingAsksForNone() {
        holdMeeting();
        complete("bdvtu.clerk", Element.WRITE_MINUTES, with(minutes(), "directiveProposed", "NO", "directions", ""));
        complete("vptu.leader", Element.CONFIRM_MINUTES, form("outcome", "CONFIRM"));

        assertThat(process).hasPassed(Element.NO_DIRECTIVE_PROPOSED);
        assertThat(process).isEnded();
        assertThat(lastValue(process.getId(), "proposesDirective")).isEqualTo(false);
    }

    @Test
    void returnsThePlanWithItsReasonUntilItIsGood() {
        complete("bdvtu.specialist", Element.PLAN_MEETING, plan());
        refuses("bdvtu.leader", Element.APPROVE_PLAN, form("outcome", "RETURN"), "phải ghi lý do khi trả lại");
        complete("bdvtu.leader", Element.APPROVE_PLAN, returned("Mời thêm Huyện ủy Bù Đốp"));

        assertThat(shown("bdvtu.specialist", Element.PLAN_MEETING, "returnNote")).isEqualTo("Mời thêm Huyện ủy Bù Đốp");
        assertThat(shown("bdvtu.specialist", Element.PLAN_MEETING, "place")).isEqualTo("Hội trường Tỉnh ủy");
        complete("bdvtu.specialist", Element.PLAN_MEETING, plan());
        assertThat(shown("bdvtu.leader", Element.APPROVE_PLAN, "outcome")).as("what was chosen last time").isNull();
        complete("bdvtu.leader", Element.APPROVE_PLAN, form("outcome", "SEND"));
        assertThat(process).isWaitingAt(Element.PREPARE_REPORT);
    }

    @Test
    void returnsTheMinutesWithTheirReasonUntilTheyAreTrue() {
        holdMeeting();
        complete("bdvtu.clerk", Element.WRITE_MINUTES, minutes());
        complete("vptu.leader", Element.CONFIRM_MINUTES, returned("Thiếu ý kiến về dân chủ cơ sở"));

        assertThat(shown("bdvtu.clerk", Element.WRITE_MINUTES, "returnNote"))
                .isEqualTo("Thiếu ý kiến về dân chủ cơ sở");
        complete("bdvtu.clerk", Element.WRITE_MINUTES, minutes());
        complete("vptu.leader", Element.CONFIRM_MINUTES, form("outcome", "CONFIRM"));
        assertThat(process).isEnded();
        assertThat(documents.latest(directiveId, DocumentKind.MINUTES).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void aWorkshopGoesOnWhenEveryInvitedBodyHasAnswered() {
        askForPapers(List.of("HULN", "HUDP"));

        complete("huln.specialist", MeetingPaperProcess.Element.SEND_PAPER,
                form("outcome", "SEND", "title", "Dân vận ở vùng biên giới", "paperText", "Nội dung"));
        assertThat(process).isWaitingAt(Element.AWAIT_PAPERS);
        refuses("hudp.specialist", MeetingPaperProcess.Element.SEND_PAPER, form("outcome", "DECLINE"),
                "phải ghi lý do khi từ chối");
        complete("hudp.specialist", MeetingPaperProcess.Element.SEND_PAPER,
                form("outcome", "DECLINE", "note", "Chưa có mô hình mới"));

        assertThat(process).hasPassedInOrder(Element.REQUEST_PAPERS, Element.ALL_PAPERS_IN, Element.CLOSE_PAPERS);
        assertThat(process).hasNotPassed(Element.MEETING_DAY);
        assertThat(process).isWaitingAt(Element.WRITE_MINUTES);
        assertThat(papers()).extracting(Paper::body, Paper::state).containsExactly(
                org.assertj.core.groups.Tuple.tuple("HUDP", "DECLINED"),
                org.assertj.core.groups.Tuple.tuple("HULN", "SENT"));
        assertThat(endsOfPapers()).containsExactlyInAnyOrder(MeetingPaperProcess.Element.SENT,
                MeetingPaperProcess.Element.DECLINED);
    }

    @Test
    void aWorkshopGoesOnWhenItsDayComesAndTakesTheTaskFromTheSilent() {
        askForPapers(List.of("HULN", "HUDP"));
        complete("huln.specialist", MeetingPaperProcess.Element.SEND_PAPER,
                form("outcome", "SEND", "title", "Dân vận ở vùng biên giới", "paperText", "Nội dung"));

        moveClockTo(HELD_ON);
        executeJobs();

        assertThat(process).hasPassedInOrder(Element.MEETING_DAY, Element.CLOSE_PAPERS);
        assertThat(process).isWaitingAt(Element.WRITE_MINUTES);
        assertThat(papers()).extracting(Paper::body, Paper::state).containsExactly(
                org.assertj.core.groups.Tuple.tuple("HUDP", "MISSED"),
                org.assertj.core.groups.Tuple.tuple("HULN", "SENT"));
        assertThat(endsOfPapers()).contains(MeetingPaperProcess.Element.NOT_SENT);
        assertThat(driver.openTasks(directiveId)).singleElement().asString().contains(Element.WRITE_MINUTES);
    }

    @Test
    void asksManyBodiesInChunksAndNobodyTwice() {
        List<String> all = List.copyOf(bodies.around("BDVTU").keySet());
        assertThat(all.size()).isGreaterThan(RequestPapers.CHUNK);

        askForPapers(all);

        assertThat(papers()).hasSize(all.size()).allMatch(paper -> "REQUESTED".equals(paper.state()));
        assertThat(engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString()).processDefinitionKey(MeetingPaperProcess.KEY)
                .count()).isEqualTo(all.size());
    }

    @Test
    void cancellingTheDossierTakesTheTasksFromTheInvitedBodies() {
        askForPapers(List.of("HULN", "HUDP"));

        directives.cancel(directiveId, "Không còn cần thiết", "12-QĐ/TU");

        assertThat(driver.openTasks(directiveId)).isEmpty();
        assertThat(meetings.ofDossier(directiveId).orElseThrow().state()).isEqualTo(MeetingState.CANCELLED);
    }

    @Test
    void refusesAPlanThatInvitesNobodyOrUnknownBodies() {
        refuses("bdvtu.specialist", Element.PLAN_MEETING,
                with(plan(), "invitedBodies", List.of(), "invitedOffices", ""), "Cần mời ít nhất một cơ quan");
        refuses("bdvtu.specialist", Element.PLAN_MEETING, with(plan(), "kind", "WORKSHOP", "invitedBodies", List.of()),
                "Hội thảo cần mời ít nhất một cơ quan");
        refuses("bdvtu.specialist", Element.PLAN_MEETING, with(plan(), "invitedBodies", List.of("XYZ")),
                "Không có cơ quan nào mang mã “XYZ”");
        refuses("bdvtu.specialist", Element.PLAN_MEETING, with(plan(), "place", " "),
                "“Địa điểm”: bắt buộc nhập");
    }

    @Test
    void refusesALeadInReportThatIsNeitherTypedNorUploaded() {
        complete("bdvtu.specialist", Element.PLAN_MEETING, plan());
        complete("bdvtu.leader", Element.APPROVE_PLAN, form("outcome", "SEND"));

        refuses("bdvtu.specialist", Element.PREPARE_REPORT, form(), "Hãy tải “Báo cáo đề dẫn” lên thẻ Hồ sơ");
        driver.as("bdvtu.specialist", () -> documents.addText(documents.create(new vn.directive.document.Documents
                .NewDocument(directiveId, DocumentKind.LEAD_IN_REPORT, "Báo cáo", "BDVTU")), "bao-cao", "Nội dung"));
        complete("bdvtu.specialist", Element.PREPARE_REPORT, form());
        assertThat(process).isWaitingAt(Element.WRITE_MINUTES);
    }

    @Test
    void refusesMinutesThatContradictThemselves() {
        holdMeeting();

        refuses("bdvtu.clerk", Element.WRITE_MINUTES, with(minutes(), "directions", ""),
                "cần ghi ít nhất một ý kiến chỉ đạo");
        refuses("bdvtu.clerk", Element.WRITE_MINUTES,
                with(minutes(), "directions", "Tham mưu | Ban Dân vận | 01/06/2023"), "trước ngày họp 21/06/2023");
        refuses("bdvtu.clerk", Element.WRITE_MINUTES, with(minutes(), "directions", "Tham mưu"),
                "dòng 1 thiếu cột “Cơ quan”");
        refuses("bdvtu.clerk", Element.WRITE_MINUTES, with(minutes(), "attendance", "HULN | 1\nHULN | 2"),
                "được ghi hai lần");
    }

    private void askForPapers(List<String> invited) {
        complete("bdvtu.specialist", Element.PLAN_MEETING,
                with(plan(), "kind", "WORKSHOP", "invitedBodies", invited));
        complete("bdvtu.leader", Element.APPROVE_PLAN, form("outcome", "SEND"));
        complete("bdvtu.specialist", Element.PREPARE_REPORT, form("reportText", "Báo cáo đề dẫn hội thảo"));
        executeJobs();
        assertThat(process).isWaitingAt(Element.AWAIT_PAPERS);
    }

    private List<Paper> papers() {
        return meetings.papers(meetings.ofDossier(directiveId).orElseThrow().id());
    }

    private List<String> endsOfPapers() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString()).processDefinitionKey(MeetingPaperProcess.KEY)
                .finished().list().stream().map(org.camunda.bpm.engine.history.HistoricProcessInstance::getEndActivityId)
                .toList();
    }
}
