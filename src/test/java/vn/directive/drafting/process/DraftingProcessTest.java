package vn.directive.drafting.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.ProcessScenario;
import vn.directive.directive.Phase;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.DocumentView;
import vn.directive.document.DraftClauses;
import vn.directive.document.DraftClauses.Clause;
import vn.directive.drafting.Draftings;
import vn.directive.drafting.process.DraftingProcess.Element;
import vn.directive.shared.WorkingCalendar;

class DraftingProcessTest extends ProcessScenario {

    private static final LocalDate DEADLINE = LocalDate.of(2023, 7, 10);

    @Autowired
    private Documents documents;
    @Autowired
    private DraftClauses clauses;
    @Autowired
    private Draftings draftings;
    @Autowired
    private WorkingCalendar calendar;

    private ProcessInstance process;

    @BeforeEach
    void start() {
        openDossier();
        directives.enter(directiveId, Phase.CONCLUSION);
        directives.assignDraft(directiveId, "BDVTU", List.of("VPTU"), DEADLINE);
        process = start(DraftingProcess.KEY, Map.of());
    }

    @Test
    void endsWhenTheHeadApprovesTheDraft() {
        assertThat(directives.get(directiveId).phase()).isEqualTo(Phase.DRAFTING);
        complete("bdvtu.leader", Element.ASSIGN_EDITOR, team());
        Task writing = task("bdvtu.specialist", Element.WRITE_DRAFT);
        assertThat(writing.getAssignee()).isEqualTo("bdvtu.specialist");
        assertThat(writing.getDueDate()).isInSameDayAs("2023-07-03");
        complete("bdvtu.specialist", Element.WRITE_DRAFT, draft());
        complete("bdvtu.member", Element.COMMENT, form("outcome", "FORWARD", "comments",
                "2 | Chưa rõ cơ quan thực hiện | Ghi rõ Ban Dân vận\nChung | Bố cục hợp lý"));
        complete("vptu.specialist", Element.CHECK_DRAFT, form("outcome", "PASS"));
        complete("bdvtu.leader", Element.APPROVE_DRAFT, form("outcome", "APPROVE"));

        assertThat(process).hasPassedInOrder(Element.ASSIGN_EDITOR, Element.WRITE_DRAFT, Element.COMMENT,
                Element.CHECK_DRAFT, Element.APPROVE_DRAFT, Element.APPROVED);
        assertThat(process).isEnded();
        DocumentView draft = documents.latest(directiveId, DocumentKind.DRAFT).orElseThrow();
        assertThat(clauses.of(draft.id(), draft.version())).containsExactly(
                new Clause("1", "Mục đích, yêu cầu"), new Clause("2", "Tổ chức thực hiện"));
    }

    @Test
    void returnsToTheEditorFromEveryStepWithWhatWasSaid() {
        complete("bdvtu.leader", Element.ASSIGN_EDITOR, team());
        complete("bdvtu.specialist", Element.WRITE_DRAFT, draft());
        refuses("bdvtu.member", Element.COMMENT, form("outcome", "RETURN"), "Trả lại thì phải ghi lý do");
        complete("bdvtu.member", Element.COMMENT, form("outcome", "RETURN", "comments", "1 | Còn chung chung"));
        assertThat(shown("returnNote")).contains("Góp ý nội bộ – trả lại", "Khoản 1: Còn chung chung");

        moveClockTo(START.plusDays(2));
        complete("bdvtu.specialist", Element.WRITE_DRAFT, draft());
        assertThat(driver.variable("bdvtu.member", directiveId, Element.COMMENT, "dossierDraft"))
                .isEqualTo("Bản 2 (21/06/2023)");
        complete("bdvtu.member", Element.COMMENT, form("outcome", "FORWARD"));
        complete("vptu.specialist", Element.CHECK_DRAFT, form("outcome", "RETURN", "formatFindings",
                "Trích yếu | thiếu in đậm | in đậm", "conflicts", "36-HD/VPTW | nơi nhận"));
        assertThat(shown("returnNote")).contains("Thể thức, Trích yếu: thiếu in đậm → in đậm",
                "Chồng chéo với 36-HD/VPTW: nơi nhận").doesNotContain("Còn chung chung");
        assertThat(shown("outline")).isEqualTo("1 | Mục đích, yêu cầu\n2 | Tổ chức thực hiện");

        complete("bdvtu.specialist", Element.WRITE_DRAFT, draft());
        complete("bdvtu.member", Element.COMMENT, form("outcome", "FORWARD"));
        complete("vptu.specialist", Element.CHECK_DRAFT, form("outcome", "PASS"));
        complete("bdvtu.leader", Element.APPROVE_DRAFT, form("outcome", "RETURN", "note", "Rút gọn phần 1"));
        assertThat(shown("returnNote")).contains("Lãnh đạo duyệt – trả lại", "Rút gọn phần 1");

        complete("bdvtu.specialist", Element.WRITE_DRAFT, draft());
        complete("bdvtu.member", Element.COMMENT, form("outcome", "FORWARD"));
        complete("vptu.specialist", Element.CHECK_DRAFT, form("outcome", "PASS"));
        complete("bdvtu.leader", Element.APPROVE_DRAFT, form("outcome", "APPROVE"));
        assertThat(process).isEnded();
        assertThat(documents.latest(directiveId, DocumentKind.DRAFT).orElseThrow().version()).isEqualTo(4);
    }

    @Test
    void whoUploadedAVersionOfTheDraftDoesNotApproveIt() {
        complete("bdvtu.leader", Element.ASSIGN_EDITOR, team());
        complete("bdvtu.specialist", Element.WRITE_DRAFT, draft());
        driver.as("bdvtu.leader", () -> documents.addText(documents.latest(directiveId, DocumentKind.DRAFT).orElseThrow()
                .id(), "sua.txt", "Bản trưởng ban tự sửa"));
        complete("bdvtu.member", Element.COMMENT, form("outcome", "FORWARD"));
        complete("vptu.specialist", Element.CHECK_DRAFT, form("outcome", "PASS"));
        assertThat(driver.variable("bdvtu.deputy", directiveId, Element.APPROVE_DRAFT, "dossierRouting"))
                .isEqualTo("Việc này được chuyển sang Cấp phó Ban Dân vận Tỉnh ủy vì Trưởng Ban Dân vận Tỉnh ủy đã viết hoặc "
                        + "tải lên dự thảo chỉ thị.");
        refuses("bdvtu.leader", Element.APPROVE_DRAFT, form("outcome", "APPROVE"),
                "không được duyệt kết quả của chính mình");
        complete("bdvtu.deputy", Element.APPROVE_DRAFT, form("outcome", "APPROVE"));
        assertThat(process).isEnded();
    }

    @Test
    void hasTheUsualTimeWhenNoNoticeSetADeadline() {
        openDossier();
        directives.enter(directiveId, Phase.CONCLUSION);
        process = start(DraftingProcess.KEY, Map.of());

        assertThat(draftings.ofDossier(directiveId).orElseThrow().dueOn()).isEqualTo(calendar.plus(START, 20));
        complete("bdvtu.leader", Element.ASSIGN_EDITOR, with(team(), "milestones", "Đề cương | 30/12/2023"));
        assertThat(process).isWaitingAt(Element.WRITE_DRAFT);
    }

    @Test
    void refusesATeamThatDoesNotFit() {
        refuses("bdvtu.leader", Element.ASSIGN_EDITOR, with(team(), "editor", "vptu.specialist"),
                "Người chủ bút phải là chuyên viên của cơ quan chủ trì");
        refuses("bdvtu.leader", Element.ASSIGN_EDITOR, with(team(), "members", List.of("vptu.clerk")),
                "không công tác tại cơ quan chủ trì");
        refuses("bdvtu.leader", Element.ASSIGN_EDITOR, with(team(), "coordinatingBodies", List.of("BDVTU")),
                "không đồng thời là cơ quan phối hợp");
        refuses("bdvtu.leader", Element.ASSIGN_EDITOR, with(team(), "milestones", "Trình | 11/07/2023"),
                "sau hạn trình dự thảo 10/07/2023");
        refuses("bdvtu.leader", Element.ASSIGN_EDITOR,
                with(team(), "milestones", "Dự thảo | 05/07/2023\nĐề cương | 01/07/2023"), "phải không trước mốc");
        refuses("bdvtu.leader", Element.ASSIGN_EDITOR, with(team(), "milestones", "Đề cương | ngày mai"),
                "không phải là ngày");
    }

    @Test
    void refusesADraftWithoutANewVersionOrAUsableOutline() {
        complete("bdvtu.leader", Element.ASSIGN_EDITOR, team());
        refuses("bdvtu.specialist", Element.WRITE_DRAFT, with(draft(), "draftText", ""),
                "Hãy tải “Dự thảo chỉ thị” lên thẻ Hồ sơ");
        refuses("bdvtu.specialist", Element.WRITE_DRAFT, with(draft(), "outline", "1 | Mục đích\n1 | Yêu cầu"),
                "ghi khoản “1” hai lần");
        refuses("bdvtu.specialist", Element.WRITE_DRAFT, with(draft(), "outline", ""), "ít nhất một khoản");
        complete("bdvtu.specialist", Element.WRITE_DRAFT, draft());
        refuses("bdvtu.member", Element.COMMENT, form("outcome", "FORWARD", "comments", "7 | Bỏ khoản này"),
                "Dự thảo không có khoản “7”");
        complete("bdvtu.member", Element.COMMENT, form("outcome", "RETURN", "note", "Viết lại"));
        refuses("bdvtu.specialist", Element.WRITE_DRAFT, with(draft(), "draftText", ""),
                "Chưa có bản mới hơn bản đã trình");
    }

    @Test
    void keepsATextLongerThanTheEngineCouldStore() throws Exception {
        complete("bdvtu.leader", Element.ASSIGN_EDITOR, team());
        String text = "Nhân dân là gốc. ".repeat(1000).strip();
        complete("bdvtu.specialist", Element.WRITE_DRAFT, with(draft(), "draftText", text));

        DocumentView draft = documents.latest(directiveId, DocumentKind.DRAFT).orElseThrow();
        assertThat(new String(documents.content(draft.id(), 1).readAllBytes(), "UTF-8")).isEqualTo(text);
    }

    private String shown(String variable) {
        return String.valueOf(engine.getTaskService().getVariable(
                task("bdvtu.specialist", Element.WRITE_DRAFT).getId(), variable));
    }

    private static Map<String, Object> team() {
        return form("editor", "bdvtu.specialist", "members", List.of("bdvtu.member"),
                "coordinatingBodies", List.of("VPTU"), "milestones", "Đề cương | 26/06/2023\nDự thảo | 03/07/2023");
    }

    private static Map<String, Object> draft() {
        return form("draftText", "Toàn văn dự thảo", "outline", "1 | Mục đích, yêu cầu\n2 | Tổ chức thực hiện",
                "bases", "1704-TB/TU | Kết luận buổi làm việc | 04/07/2023");
    }

    private static Map<String, Object> form(Object... keysAndValues) {
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            form.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return form;
    }

    private static Map<String, Object> with(Map<String, Object> form, Object... keysAndValues) {
        form.putAll(form(keysAndValues));
        return form;
    }
}
