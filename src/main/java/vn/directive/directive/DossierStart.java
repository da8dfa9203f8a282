package vn.directive.directive;

import java.util.Map;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.workflow.DossierVariables;

/** Variables that every process of a dossier is started with. */
public final class DossierStart {

    private DossierStart() {}

    public static Map<String, Object> variables(DirectiveView directive) {
        return Map.of(
                DossierVariables.DIRECTIVE_ID.name(), directive.id().toString(),
                DossierVariables.LEAD_BODY.name(), directive.leadBody(),
                DossierVariables.ISSUER.name(), directive.issuer(),
                DossierVariables.OFFICE.name(), directive.office(),
                DossierVariables.STANDING_BOARD.name(), directive.standingBoard());
    }
}
