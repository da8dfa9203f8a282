package vn.directive.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.directive.ProcessScenario;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Phase;
import vn.directive.directive.PlanOpening;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.implementation.Plans.PlanView;
import vn.directive.implementation.process.ImplementationPlanProcess;

class ImplementationPlanTest extends ProcessScenario {

    private static final String OWN_TASK = "Mở lớp tập huấn cho tổ dân vận | 3 lớp | Ban Dân vận Huyện ủy | 01/11/2023 "
            + "| 30/11/2023 | Ngân sách huyện";
    private static final String OWN_TEXT = """
            Huyện ủy mở ba lớp tập huấn cho tổ dân vận thôn, ấp tại xã Lộc Hưng và Lộc Thiện trong tháng mười
            một; mỗi tháng tổ chức một buổi gặp chức sắc tại nhà văn hóa; lập sổ theo dõi kiến nghị, ngày hai
            mươi hằng tháng gửi Thường trực; bố trí kinh phí từ nguồn chi thường xuyên của đơn vị và giao Văn
            phòng theo dõi việc thực hiện.
            """;

    @Autowired
    private PlanOpening opening;
    @Autowired
    private Plans plans;
    @Autowired
    private Documents documents;
    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void aDirectiveInForce() {
        moveClockTo(LocalDate.of(2023, 10, 16));
        directiveId = driver.as("vptu.clerk", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
        driver.as("vptu.clerk", () -> directives.address(directiveId, List.of("HULN", "HUBDP", "MTTQ")));
    }

    @Test
    void leadBodyAcceptsThePlan() {
        ProcessInstance instance = openPlanOf("HULN");

        complete("huln.leader", ImplementationPlanProcess.ASSIGN_PLAN, Map.of("responsibleOffice", "Ban Dân vận"));
        complete("huln.specialist", ImplementationPlanProcess.MAKE_PLAN, aPlan());
        complete("huln.leader", ImplementationPlanProcess.SIGN_PLAN, Map.of("outcome", "SIGN"));
        assertThat(plan("HULN").state()).isEqualTo(PlanState.SUBMITTED);
        complete("bdvtu.specialist", ImplementationPlanProcess.REVIEW_PLAN, Map.of("outcome", "ACCEPT"));

        assertThat(instance).hasPassedInOrder(ImplementationPlanProcess.ASSIGN_PLAN,
                ImplementationPlanProcess.MAKE_PLAN, ImplementationPlanProcess.SIGN_PLAN,
                ImplementationPlanProcess.REVIEW_PLAN, ImplementationPlanProcess.PLAN_ACCEPTED).isEnded();
        PlanView plan = plan("HULN");
        assertThat(plan.state()).isEqualTo(PlanState.ACCEPTED);
        assertThat(plan.documentId()).isNotNull();
        assertThat(plans.tasks(plan.id())).singleElement().satisfies(task -> {
            assertThat(task.office()).isEqualTo("Ban Dân vận Huyện ủy");
            assertThat(task.toDate()).isEqualTo(LocalDate.of(2023, 11, 30));
        });
        assertThat(plans.counts(directiveId)).isEqualTo(new Plans.PlanCounts(3, 1, 1, 0));
    }

    @Test
    void planComesBackFromTheLeaderAndFromTheLeadBody() {
        ProcessInstance instance = openPlanOf("HULN");
        complete("huln.leader", ImplementationPlanProcess.ASSIGN_PLAN, Map.of("responsibleOffice", "Ban Dân vận"));
        complete("huln.specialist", ImplementationPlanProcess.MAKE_PLAN, aPlan());
        refuses("huln.leader", ImplementationPlanProcess.SIGN_PLAN, Map.of("outcome", "RETURN"), "bắt buộc nhập");
        complete("huln.leader", ImplementationPlanProcess.SIGN_PLAN,
                Map.of("outcome", "RETURN", "note", "Thiếu nguồn lực"));
        complete("huln.specialist", ImplementationPlanProcess.MAKE_PLAN, aPlan());
        complete("huln.leader", ImplementationPlanProcess.SIGN_PLAN, Map.of("outcome", "SIGN"));
        complete("bdvtu.specialist", ImplementationPlanProcess.REVIEW_PLAN,
                Map.of("outcome", "RETURN", "note", "Chưa rõ thời hạn"));

        assertThat(instance).isWaitingAt(ImplementationPlanProcess.MAKE_PLAN)
                .hasNotPassed(ImplementationPlanProcess.PLAN_ACCEPTED);
        assertThat(plan("HULN").returns()).isEqualTo(2);
        assertThat(engine.getTaskService().getVariableLocal(
                task("huln.specialist", ImplementationPlanProcess.MAKE_PLAN).getId(), "returnNote"))
                .isEqualTo("Chưa rõ thời hạn");
    }

    @Test
    void planEndsWithTheDirective() {
        ProcessInstance instance = openPlanOf("HULN");
        complete("huln.leader", ImplementationPlanProcess.ASSIGN_PLAN, Map.of("responsibleOffice", "Ban Dân vận"));

        driver.as("btvtu.leader", () -> directives.end(directiveId, Phase.REPEALED, LocalDate.of(2023, 10, 20),
                "Không còn phù hợp", "05-QĐ/TU"));

        assertThat(instance).hasPassed(ImplementationPlanProcess.WITHDRAWN).isEnded();
        assertThat(plans.ofDirective(directiveId)).extracting(PlanView::state).containsOnly(PlanState.WITHDRAWN);
    }

    @Test
    void anUploadedFileStandsForTheText() {
        openPlanOf("HULN");
        complete("huln.leader", ImplementationPlanProcess.ASSIGN_PLAN, Map.of("responsibleOffice", "Ban Dân vận"));
        UUID file = driver.as("huln.specialist", () -> {
            UUID id = documents.create(new NewDocument(directiveId, DocumentKind.PLAN, "Kế hoạch", "HULN"));
            documents.addText(id, "Kế hoạch", OWN_TEXT);
            return id;
        });
        complete("huln.specialist", ImplementationPlanProcess.MAKE_PLAN, Map.of("taskRows", OWN_TASK));
        assertThat(plan("HULN").documentId()).isEqualTo(file);

        complete("huln.leader", ImplementationPlanProcess.SIGN_PLAN, Map.of("outcome", "RETURN", "note", "Sửa lại"));
        refuses("huln.specialist", ImplementationPlanProcess.MAKE_PLAN, Map.of("taskRows", OWN_TASK),
                "Chưa có văn bản kế hoạch");
        driver.as("huln.specialist", () -> documents.addText(file, "Kế hoạch", OWN_TEXT + "Bổ sung kinh phí."));
        complete("huln.specialist", ImplementationPlanProcess.MAKE_PLAN, Map.of("taskRows", OWN_TASK));
    }

    @Test
    void everyBodyIsAskedOnceAlsoAfterACrash() {
        assertThat(opening.openNext(directiveId, 1)).isTrue();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            opening.openNext(directiveId, 1);
            throw new IllegalStateException("crash");
        })).hasMessage("crash");
        assertThat(plans.ofDirective(directiveId)).hasSize(1);

        assertThat(opening.openNext(directiveId, 1)).isTrue();
        assertThat(opening.openNext(directiveId, 1)).isFalse();
        assertThat(opening.openNext(directiveId, 1)).isFalse();

        assertThat(plans.ofDirective(directiveId)).extracting(PlanView::body).containsExactly("HUBDP", "HULN", "MTTQ");
        assertThat(engine.getRuntimeService().createProcessInstanceQuery()
                .processDefinitionKey(ImplementationPlanProcess.KEY)
                .processInstanceBusinessKey(directiveId.toString()).count()).isEqualTo(3);
    }

    @Test
    void refusesAPlanWithoutTasksDatesOrText() {
        openPlanOf("HULN");
        complete("huln.leader", ImplementationPlanProcess.ASSIGN_PLAN, Map.of("responsibleOffice", "Ban Dân vận"));

        refuses("huln.specialist", ImplementationPlanProcess.MAKE_PLAN, aPlanWith("taskRows", ""),
                "Cần ít nhất một nhiệm vụ");
        refuses("huln.specialist", ImplementationPlanProcess.MAKE_PLAN,
                aPlanWith("taskRows", "Mở lớp | 3 lớp | Ban Dân vận | 30/11/2023 | 01/11/2023"),
                "ngày bắt đầu phải trước");
        refuses("huln.specialist", ImplementationPlanProcess.MAKE_PLAN, aPlanWith("taskRows", "Mở lớp | 3 lớp"),
                "dòng 1 thiếu cột “bộ phận”");
        refuses("huln.specialist", ImplementationPlanProcess.MAKE_PLAN, aPlanWith("planText", ""),
                "Chưa có văn bản kế hoạch");
        assertThat(plan("HULN").state()).isEqualTo(PlanState.DRAFTING);
    }

    @Test
    void showsTheReviewerWhatIsCopiedFromANeighbour() {
        opening.openNext(directiveId, 10);
        for (String body : List.of("huln", "hubdp")) {
            complete(body + ".leader", ImplementationPlanProcess.ASSIGN_PLAN, Map.of("responsibleOffice", "Văn phòng"));
            complete(body + ".specialist", ImplementationPlanProcess.MAKE_PLAN, aPlan());
        }
        complete("hubdp.leader", ImplementationPlanProcess.SIGN_PLAN, Map.of("outcome", "SIGN"));

        assertThat(plan("HULN").copiedShare()).isNull();
        assertThat(plan("HUBDP").copiedShare()).isEqualByComparingTo("1");
        assertThat(engine.getTaskService().getVariableLocal(
                task("bdvtu.specialist", ImplementationPlanProcess.REVIEW_PLAN).getId(), "copyNote").toString())
                .contains("100 %", "Lộc Ninh");
    }

    private ProcessInstance openPlanOf(String body) {
        opening.openNext(directiveId, 10);
        return engine.getRuntimeService().createProcessInstanceQuery()
                .processDefinitionKey(ImplementationPlanProcess.KEY)
                .processInstanceBusinessKey(directiveId.toString()).variableValueEquals("body", body).singleResult();
    }

    private PlanView plan(String body) {
        return plans.ofDirective(directiveId).stream().filter(p -> p.body().equals(body)).findFirst().orElseThrow();
    }

    private static Map<String, Object> aPlan() {
        return Map.of("taskRows", OWN_TASK, "planText", OWN_TEXT);
    }

    private static Map<String, Object> aPlanWith(String key, String value) {
        Map<String, Object> plan = new HashMap<>(aPlan());
        plan.put(key, value);
        return plan;
    }
}
