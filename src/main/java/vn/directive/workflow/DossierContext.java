package vn.directive.workflow;

import java.time.LocalDate;
import java.util.UUID;

/** What a task card and a form's first lines say about the dossier; answered by the directive module. */
public interface DossierContext {

    /** @param directiveId a directive that exists */
    Card card(UUID directiveId);

    /**
     * @param dossierNumber for example {@code HS-2023-001}
     * @param subject trích yếu
     * @param symbol of the issued directive, or empty
     * @param phase Vietnamese name of the phase
     * @param draftVersion for example "Bản 3 (12/08/2023)", or empty
     * @param draftDeadline or null
     * @param urgency Vietnamese name of the urgency, or empty for an ordinary dossier
     */
    record Card(String dossierNumber, String subject, String symbol, String phase, String draftVersion,
            LocalDate draftDeadline, String urgency) {}
}
