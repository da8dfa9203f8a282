package vn.directive.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.ProcessScenario;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Phase;
import vn.directive.implementation.Inspections.InspectionView;
import vn.directive.implementation.Inspections.Plan;
import vn.directive.implementation.Inspections.Reason;
import vn.directive.implementation.process.InspectionProcess;

class InspectionTest extends ProcessScenario {

    @Autowired
    private InspectionService inspections;
    @Autowired
    private org.springframework.jdbc.core.simple.JdbcClient jdbc;

    @BeforeEach
    void aDirectiveInForce() {
        moveClockTo(LocalDate.of(2024, 3, 4));
        directiveId = driver.as("vptu.clerk", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
    }

    @Test
    void endsWithoutFault() {
        ProcessInstance instance = startFor("HULN");
        upToConclusion("");

        complete("btvtu.leader", InspectionProcess.CONCLUDE_INSPECTION,
                Map.of("conclusion", "Đơn vị thực hiện nghiêm túc."));

        assertThat(instance).hasPassedInOrder(InspectionProcess.PLAN_INSPECTION, InspectionProcess.APPROVE_INSPECTION,
                InspectionProcess.SELF_CHECK, InspectionProcess.RECORD_FINDINGS, InspectionProcess.EXPLAIN_FINDINGS,
                InspectionProcess.CONCLUDE_INSPECTION, InspectionProcess.NO_FAULT).isEnded();
        assertThat(inspection().state()).isEqualTo(InspectionState.NO_FAULT);
    }

    @Test
    void remedyIsDoneAtTheSecondAttempt() {
        ProcessInstance instance = startFor("HULN");
        upToConclusion("Chưa ban hành kế hoạch | Sổ văn bản đi quý IV");
        refuses("btvtu.leader", InspectionProcess.CONCLUDE_INSPECTION,
                Map.of("conclusion", "Có thiếu sót.", "remedyRows", "Ban hành kế hoạch | 01/03/2024"),
                "phải sau hôm nay");
        complete("btvtu.leader", InspectionProcess.CONCLUDE_INSPECTION,
                Map.of("conclusion", "Có thiếu sót.", "remedyRows", "Ban hành kế hoạch | 29/03/2024"));
        complete("huln.specialist", InspectionProcess.REPORT_REMEDY, Map.of("remedyReport", "Đang dự thảo."));
        complete("bdvtu.specialist", InspectionProcess.CONFIRM_REMEDY,
                Map.of("outcome", "NOT_YET", "note", "Chưa ban hành", "newDueOn", "2024-04-12"));
        assertThat(inspection().remedyDueOn()).isEqualTo(LocalDate.of(2024, 4, 12));
        complete("huln.specialist", InspectionProcess.REPORT_REMEDY, Map.of("remedyReport", "Đã ban hành."));
        complete("bdvtu.specialist", InspectionProcess.CONFIRM_REMEDY, Map.of("outcome", "DONE"));

        assertThat(instance).hasPassedInOrder(InspectionProcess.CONCLUDE_INSPECTION, InspectionProcess.REPORT_REMEDY,
                InspectionProcess.CONFIRM_REMEDY, InspectionProcess.REMEDIED).hasNotPassed(InspectionProcess.NO_FAULT)
                .isEnded();
        assertThat(inspection().state()).isEqualTo(InspectionState.REMEDIED);
        assertThat(inspection().remedyRefusals()).isEqualTo(1);
        assertThat(inspections.findings(inspection().id())).hasSize(1);
        assertThat(inspections.remedies(inspection().id())).allSatisfy(r -> assertThat(r.doneAt()).isNotNull());
    }

    @Test
    void returnedPlanIsMadeAgain() {
        ProcessInstance instance = startFor("HULN");
        complete("bdvtu.specialist", InspectionProcess.PLAN_INSPECTION, aPlan());
        complete("btvtu.leader", InspectionProcess.APPROVE_INSPECTION,
                Map.of("outcome", "RETURN", "note", "Bổ sung Ủy ban Kiểm tra vào đoàn"));

        assertThat(instance).isWaitingAt(InspectionProcess.PLAN_INSPECTION);
        assertThat(inspection().returnNote()).contains("Ủy ban Kiểm tra");
    }

    @Test
    void inspectionEndsWithTheDirective() {
        ProcessInstance instance = startFor("HULN");

        driver.as("btvtu.leader", () -> directives.end(directiveId, Phase.REPEALED, LocalDate.of(2024, 3, 5),
                "Không còn phù hợp", "05-QĐ/TU"));

        assertThat(instance).hasPassed(InspectionProcess.WITHDRAWN).isEnded();
        assertThat(inspection().state()).isEqualTo(InspectionState.WITHDRAWN);
    }

    @Test
    void everyNamedBodyGetsItsOwnInspection() {
        startFor("HULN, hubdp");

        assertThat(inspections.ofDirective(directiveId)).extracting(InspectionView::body)
                .containsExactlyInAnyOrder("HULN", "HUBDP");
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(InspectionProcess.KEY)
                .processInstanceBusinessKey(directiveId.toString()).count()).isEqualTo(2);
    }

    @Test
    void aServiceCanPropose() {
        driver.as("bdvtu.specialist", () -> inspections.propose(directiveId, "HULN",
                new Plan("Thực hiện chế độ báo cáo", "Ban Dân vận Tỉnh ủy", LocalDate.of(2024, 3, 11),
                        LocalDate.of(2024, 3, 12)), Reason.LATE_REPORT, "Chậm báo cáo hai kỳ liền"));

        task("bdvtu.specialist", InspectionProcess.PLAN_INSPECTION);
    }

    /** Without the dossier's tenant, every manager would read its subject in Cockpit. */
    @Test
    void anInspectionOfARestrictedDossierIsAsHiddenAsTheDossier() {
        String tenant = "dossier-" + java.util.UUID.randomUUID();
        jdbc.sql("update directive set tenant_id = ? where id = ?").params(tenant, directiveId).update();
        assertStartRefused("bdvtu.specialist", startForm("HULN"), "không có hồ sơ số");
        jdbc.sql("insert into dossier_access (tenant_id, body_code) values (?, 'BDVTU')").param(tenant).update();
        ProcessInstance instance = startFor("HULN");
        assertThat(instance.getTenantId()).isEqualTo(tenant);
    }

    @Test
    void refusesUnknownDossiersBodiesDatesAndOutsiders() {
        assertStartRefused("bdvtu.specialist", with("dossier", "HS-1999-001"), "không có hồ sơ số");
        assertStartRefused("bdvtu.specialist", with("bodyCodes", "XYZ"), "Không có cơ quan nào tên hoặc mã là “XYZ”");
        assertStartRefused("bdvtu.specialist", with("endsOn", "2024-03-01"), "Ngày kết thúc kiểm tra");
        assertStartRefused("huln.specialist", startForm("HUBDP"), "Chỉ cơ quan chủ trì");
        directiveId = openDossier();
        assertStartRefused("bdvtu.specialist", startForm("HULN"), "Chỉ kiểm tra khi chỉ thị đang có hiệu lực");
    }

    private void upToConclusion(String findings) {
        complete("bdvtu.specialist", InspectionProcess.PLAN_INSPECTION, aPlan());
        complete("btvtu.leader", InspectionProcess.APPROVE_INSPECTION, Map.of("outcome", "APPROVE"));
        complete("huln.specialist", InspectionProcess.SELF_CHECK, Map.of("selfCheck", "Đã triển khai tới chi bộ."));
        complete("bdvtu.member", InspectionProcess.RECORD_FINDINGS, Map.of("findingRows", findings));
        complete("huln.leader", InspectionProcess.EXPLAIN_FINDINGS, Map.of("explanation", "Đơn vị xin tiếp thu."));
    }

    private ProcessInstance startFor(String bodies) {
        return driver.submitStartForm("bdvtu.specialist", InspectionProcess.KEY, startForm(bodies));
    }

    private void assertStartRefused(String username, Map<String, Object> form, String message) {
        assertThatThrownBy(() -> driver.submitStartForm(username, InspectionProcess.KEY, form))
                .hasStackTraceContaining(message);
    }

    private Map<String, Object> with(String key, String value) {
        Map<String, Object> form = new HashMap<>(startForm("HULN"));
        form.put(key, value);
        return form;
    }

    private Map<String, Object> startForm(String bodies) {
        Map<String, Object> form = new HashMap<>(aPlan());
        form.put("dossier", directives.get(directiveId).dossierNumber());
        form.put("bodyCodes", bodies);
        form.put("reason", "PROGRAMME");
        return form;
    }

    private InspectionView inspection() {
        List<InspectionView> all = inspections.ofDirective(directiveId);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Map<String, Object> aPlan() {
        return Map.of("contents", "Quán triệt, cụ thể hóa chỉ thị", "team", "Ban Dân vận Tỉnh ủy, Văn phòng Tỉnh ủy",
                "startsOn", "2024-03-11", "endsOn", "2024-03-12");
    }
}
