package vn.directive.workflow;

import java.util.UUID;

/** Variables that every process of a dossier carries. */
public final class DossierVariables {

    /** The directive; also the business key of every instance. */
    public static final ProcessVariable<UUID> DIRECTIVE_ID = ProcessVariable.id("directiveId");
    /** Code of the drafting body (cơ quan chủ trì). */
    public static final ProcessVariable<String> LEAD_BODY = ProcessVariable.text("leadBody");
    /** Code of the committee that issues the directive. */
    public static final ProcessVariable<String> ISSUER = ProcessVariable.text("issuer");
    /** Code of the issuer's Office (Văn phòng). */
    public static final ProcessVariable<String> OFFICE = ProcessVariable.text("office");
    /** Code of the Standing Board (Thường trực). */
    public static final ProcessVariable<String> STANDING_BOARD = ProcessVariable.text("standingBoard");
    /** What the person chose at the last form with a choice; read by the gateway behind it. */
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");

    private DossierVariables() {}
}
