package vn.directive.drafting.process;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.workflow.ProcessVariable;

/** Identifiers of {@code drafting.bpmn}. */
public final class DraftingProcess {

    public static final String KEY = "drafting";

    public static final ProcessVariable<UUID> DRAFTING_ID = ProcessVariable.id("draftingId");
    /** Username of the one who writes. */
    public static final ProcessVariable<String> DRAFT_EDITOR = ProcessVariable.text("draftEditor");
    /** Until when the draft must be approved; always set, with or without a deadline in the notice. */
    public static final ProcessVariable<LocalDate> DRAFT_DUE_ON = ProcessVariable.date("draftDueOn");

    /** Ids of the elements. */
    public static final class Element {
        public static final String ASSIGN_EDITOR = "userTask_assignEditor";
        public static final String WRITE_DRAFT = "userTask_writeDraft";
        public static final String COMMENT = "userTask_commentInternally";
        public static final String CHECK_DRAFT = "userTask_checkDraft";
        public static final String APPROVE_DRAFT = "userTask_approveDraft";
        public static final String APPROVED = "endEvent_draftApproved";

        private Element() {}
    }

    private DraftingProcess() {}
}
