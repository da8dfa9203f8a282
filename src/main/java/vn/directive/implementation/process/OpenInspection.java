package vn.directive.implementation.process;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.DossierStart;
import vn.directive.directive.DossierTenants;
import vn.directive.implementation.InspectionService;
import vn.directive.implementation.Inspections.Plan;
import vn.directive.implementation.Inspections.Reason;
import vn.directive.shared.CurrentUser;
import vn.directive.workflow.FormData;

/** Turns the start form into a proposal; further bodies of the form get an instance each. */
@Component("openInspection")
class OpenInspection implements ExecutionListener {

    private final Directives directives;
    private final DossierTenants tenants;
    private final CurrentUser currentUser;
    private final InspectionService inspections;

    OpenInspection(Directives directives, DossierTenants tenants, CurrentUser currentUser,
            InspectionService inspections) {
        this.directives = directives;
        this.tenants = tenants;
        this.currentUser = currentUser;
        this.inspections = inspections;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (InspectionProcess.INSPECTION_ID.from(execution).optional().isPresent()) {
            return;
        }
        FormData form = FormData.of(execution);
        String number = form.text("dossier");
        UUID directiveId = directives.findByDossierNumber(number)
                .filter(d -> tenants.mayKnow(d.id(), currentUser.username()))
                .orElseThrow(() -> form.problem("dossier", "không có hồ sơ số " + number)).id();
        DirectiveView directive = inspections.inspectable(directiveId);
        List<String> bodies = inspections.bodies(Arrays.asList(form.text("bodyCodes").split("[,;\n]")));
        Plan plan = InspectionForms.plan(form);
        Reason reason = form.choice("reason", Reason.class);
        String note = form.optionalText("reasonNote").orElse(null);
        UUID first = inspections.register(directiveId, bodies.get(0), plan, reason, note);
        DossierStart.variables(directive).forEach(execution::setVariable);
        InspectionProcess.INSPECTION_ID.on(execution).set(first);
        InspectionProcess.BODY.on(execution).set(bodies.get(0));
        execution.setProcessBusinessKey(directiveId.toString());
        bodies.stream().skip(1).forEach(b -> inspections.propose(directiveId, b, plan, reason, note));
    }
}
