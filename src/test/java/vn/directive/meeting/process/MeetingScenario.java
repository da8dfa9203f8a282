package vn.directive.meeting.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.ProcessScenario;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.meeting.process.WorkingMeetingProcess.Element;

/** Valid forms of the meeting, with the values of the reference case; a test changes only what matters. */
abstract class MeetingScenario extends ProcessScenario {

    static final LocalDate HELD_ON = LocalDate.of(2023, 6, 21);

    @Autowired
    Documents documents;
    @Autowired
    JdbcClient jdbc;

    static Map<String, Object> plan() {
        return form("kind", "WORKING_MEETING", "heldOn", HELD_ON.toString(), "place", "Hội trường Tỉnh ủy",
                "chair", "Bí thư Tỉnh ủy", "coChair", "Trưởng Ban Dân vận Tỉnh ủy",
                "invitedBodies", List.of("HULN", "HUDP"),
                "invitedOffices", "Trưởng, phó các phòng Ban Dân vận Tỉnh ủy", "agenda", "Nghe báo cáo; thảo luận");
    }

    static Map<String, Object> minutes() {
        return form("attendance", "Huyện ủy Lộc Ninh | 2\nHUDP | 1 | đến muộn\nTrưởng, phó các phòng Ban Dân vận"
                        + " Tỉnh ủy | 12\nBáo Bình Phước | 1",
                "discussion", "Đổi mới sự lãnh đạo của Đảng đối với công tác dân vận.",
                "directions", "Tham mưu ban hành chỉ thị | Ban Dân vận Tỉnh ủy | 31/08/2023\n"
                        + "Hướng dẫn, đôn đốc, kiểm tra | Ban Dân vận Tỉnh ủy", "directiveProposed", "YES");
    }

    static Map<String, Object> form(Object... keysAndValues) {
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            form.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return form;
    }

    static Map<String, Object> with(Map<String, Object> form, Object... keysAndValues) {
        form.putAll(form(keysAndValues));
        return form;
    }

    static Map<String, Object> returned(String note) {
        return form("outcome", "RETURN", "note", note);
    }

    /** Plays the meeting up to the minutes, which wait to be written. */
    void holdMeeting() {
        complete("bdvtu.specialist", Element.PLAN_MEETING, plan());
        complete("bdvtu.leader", Element.APPROVE_PLAN, form("outcome", "SEND"));
        complete("bdvtu.specialist", Element.PREPARE_REPORT, form("reportText", "Báo cáo giữa nhiệm kỳ",
                "keyFigures", "1.758 mô hình “Dân vận khéo”"));
    }

    Object shown(String username, String taskKey, String variable) {
        return engine.getTaskService().getVariable(task(username, taskKey).getId(), variable);
    }

    Object lastValue(String processInstanceId, String variable) {
        return engine.getHistoryService().createHistoricVariableInstanceQuery().processInstanceId(processInstanceId)
                .variableName(variable).singleResult().getValue();
    }

    void hasDocument(DocumentKind kind) {
        assertThat(documents.latest(directiveId, kind)).as(kind.label()).isPresent();
    }

    List<String> timeline() {
        return jdbc.sql("select title from timeline_entry where directive_id = ? order by id").param(directiveId)
                .query(String.class).list();
    }
}
