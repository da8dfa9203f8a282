package vn.directive.directive.process;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.DossierOpening;
import vn.directive.directive.DossierOpening.Proposal;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.Phase;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;

/** Opens the dossier from the start form. */
@Component("openDossier")
class OpenDossier implements ExecutionListener {

    private static final String NO_ROUND = "NONE";

    private final DossierOpening opening;

    OpenDossier(DossierOpening opening) {
        this.opening = opening;
    }

    @Override
    public void notify(DelegateExecution execution) {
        FormData form = FormData.of(execution);
        List<String> modes = Stream.of("firstRound", "secondRound", "thirdRound")
                .map(form::optionalText).flatMap(Optional::stream).filter(mode -> !NO_ROUND.equals(mode)).toList();
        UUID id = opening.open(new Proposal(form.text("subject"), form.text("reason"), form.text("issuerBody"),
                form.text("draftingBody"), form.text("urgency"), form.text("origin"), modes,
                form.optionalText("predecessorNumber").orElse(null), execution.getTenantId()));
        remember(execution, opening.view(id));
    }

    private static void remember(DelegateExecution execution, DirectiveView dossier) {
        execution.setProcessBusinessKey(dossier.id().toString());
        DossierVariables.DIRECTIVE_ID.on(execution).set(dossier.id());
        DossierVariables.LEAD_BODY.on(execution).set(dossier.leadBody());
        DossierVariables.ISSUER.on(execution).set(dossier.issuer());
        DossierVariables.OFFICE.on(execution).set(dossier.office());
        DossierVariables.STANDING_BOARD.on(execution).set(dossier.standingBoard());
        DirectiveLifecycleProcess.MEETING_PLANNED.on(execution).set(dossier.phase() == Phase.MEETING);
        DirectiveLifecycleProcess.PROPOSES_DIRECTIVE.on(execution).set(true);
        List<String> modes = dossier.roundModes();
        DirectiveLifecycleProcess.ROUND_COUNT.on(execution).set(modes.size());
        DirectiveLifecycleProcess.FIRST_ROUND_MODE.on(execution).set(modes.size() > 0 ? modes.get(0) : null);
        DirectiveLifecycleProcess.SECOND_ROUND_MODE.on(execution).set(modes.size() > 1 ? modes.get(1) : null);
        DirectiveLifecycleProcess.THIRD_ROUND_MODE.on(execution).set(modes.size() > 2 ? modes.get(2) : null);
    }
}
