package vn.directive.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.ProcessScenario;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Phase;
import vn.directive.reporting.Briefings.BriefingView;
import vn.directive.reporting.process.BriefingConferenceProcess;
import vn.directive.workflow.CalendarVariables;

class BriefingConferenceTest extends ProcessScenario {

    @Autowired
    private Briefings briefings;
    @Autowired
    private FollowUps followUps;

    @BeforeEach
    void aDirectiveInForce() {
        moveClockTo(LocalDate.of(2023, 12, 4));
        directiveId = driver.as("vptu.clerk", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
    }

    @Test
    void conclusionIsIssuedAfterEachStepWasReturnedOnce() {
        ProcessInstance instance = open(Map.of());
        refuses("bdvtu.specialist", BriefingConferenceProcess.PREPARE_BRIEFING, Map.of("briefingDate", "2023-12-01",
                "place", "Hội trường", "participants", "Các đơn vị", "agenda", "Kiến nghị"), "không được ở quá khứ");
        complete("bdvtu.specialist", BriefingConferenceProcess.PREPARE_BRIEFING, anAgenda());
        complete("bdvtu.leader", BriefingConferenceProcess.APPROVE_AGENDA,
                Map.of("outcome", "RETURN", "note", "Thêm nội dung kiến nghị"));
        complete("bdvtu.specialist", BriefingConferenceProcess.PREPARE_BRIEFING, anAgenda());
        complete("bdvtu.leader", BriefingConferenceProcess.APPROVE_AGENDA, Map.of("outcome", "APPROVE"));
        refuses("bdvtu.clerk", BriefingConferenceProcess.RECORD_BRIEFING, with("conclusionRows", ""),
                "Cần ít nhất một kết luận");
        complete("bdvtu.clerk", BriefingConferenceProcess.RECORD_BRIEFING, theMinutes());
        complete("bdvtu.leader", BriefingConferenceProcess.ISSUE_CONCLUSION,
                Map.of("outcome", "RETURN", "note", "Ghi rõ thời hạn"));
        complete("bdvtu.clerk", BriefingConferenceProcess.RECORD_BRIEFING, theMinutes());
        complete("bdvtu.leader", BriefingConferenceProcess.ISSUE_CONCLUSION, Map.of("outcome", "SIGN"));

        assertThat(instance).hasPassedInOrder(BriefingConferenceProcess.PREPARE_BRIEFING,
                BriefingConferenceProcess.APPROVE_AGENDA, BriefingConferenceProcess.RECORD_BRIEFING,
                BriefingConferenceProcess.ISSUE_CONCLUSION, BriefingConferenceProcess.CONCLUSION_ISSUED).isEnded();
        assertThat(briefing().symbol()).matches("\\d+-TB/BDVTU");
        assertThat(briefing().issuedOn()).isEqualTo(LocalDate.of(2023, 12, 4));
        assertThat(briefings.attendance(briefing().id())).hasSize(2);
        assertThat(followUps.open(directiveId)).extracting(FollowUp::what).containsExactly("Hoàn thành kế hoạch");
    }

    @Test
    void aDistrictHoldsItsOwn() {
        open(Map.of("chairBody", "HULN"));

        task("huln.specialist", BriefingConferenceProcess.PREPARE_BRIEFING);
        assertThat(briefing().chairBody()).isEqualTo("HULN");
    }

    @Test
    void briefingEndsWithTheDirective() {
        ProcessInstance instance = open(Map.of());

        driver.as("btvtu.leader", () -> directives.end(directiveId, Phase.REPEALED, LocalDate.of(2023, 12, 5),
                "Không còn phù hợp", "05-QĐ/TU"));

        assertThat(instance).hasPassed(BriefingConferenceProcess.BRIEFING_WITHDRAWN).isEnded();
        assertThat(briefing().state()).isEqualTo(Briefings.State.WITHDRAWN);
    }

    @Test
    void calendarEntryOpensOneBriefingOnly() {
        Map<String, Object> entry = Map.of(CalendarVariables.CALENDAR_EVENT_ID.name(), UUID.randomUUID().toString());
        open(entry);

        assertThatThrownBy(() -> open(entry)).hasStackTraceContaining("đã được mở");
        assertThat(briefings.ofDirective(directiveId)).hasSize(1);
    }

    private ProcessInstance open(Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                CalendarVariables.CALENDAR_EVENT_ID.name(), UUID.randomUUID().toString(),
                CalendarVariables.PERIOD_KIND.name(), "BRIEFING",
                CalendarVariables.PERIOD_LABEL.name(), "Giao ban quý IV/2023",
                CalendarVariables.PERIOD_FROM.name(), "2023-10-01",
                CalendarVariables.PERIOD_TO.name(), "2023-12-31",
                CalendarVariables.DUE_ON.name(), "2023-12-15"));
        variables.putAll(more);
        return start(BriefingConferenceProcess.KEY, variables);
    }

    private BriefingView briefing() {
        return briefings.ofDirective(directiveId).get(0);
    }

    private static Map<String, Object> anAgenda() {
        return Map.of("briefingDate", "2023-12-08", "place", "Hội trường Tỉnh ủy",
                "participants", "Trưởng ban dân vận các huyện, thị, thành ủy", "agenda", "Tình hình quý IV; kiến nghị");
    }

    private static Map<String, Object> with(String key, String value) {
        Map<String, Object> form = new HashMap<>(theMinutes());
        form.put(key, value);
        return form;
    }

    private static Map<String, Object> theMinutes() {
        return Map.of("attendanceRows", "Huyện ủy Lộc Ninh | 2 |\nHuyện ủy Bù Đốp | 1 |",
                "issueRows", "Chậm ban hành kế hoạch | Huyện ủy Bù Đốp",
                "conclusionRows", "Hoàn thành kế hoạch | HUBDP | 30/12/2023");
    }
}
