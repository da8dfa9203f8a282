package vn.directive.implementation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Plans for reading. */
public interface Plans {

    /** Plans of a directive in order of body; one query. */
    List<PlanView> ofDirective(UUID directiveId);

    /** @throws vn.directive.shared.NotFoundException when there is no such plan */
    PlanView get(UUID planId);

    /** Own tasks of a plan, in the body's order. */
    List<PlanTask> tasks(UUID planId);

    /** How far the bodies are; one query. */
    PlanCounts counts(UUID directiveId);

    /**
     * @param body whose plan it is
     * @param owner body that answers for it now
     * @param copiedShare share of the plan's word 5-shingles found in the most similar source, 0 to 1; null when the
     *     plan is too short to say or has no readable text
     * @param copiedFrom Vietnamese name of that source, or null
     * @param remarks of the last return or acceptance, or null
     * @param returns how often it was sent back
     */
    record PlanView(UUID id, UUID directiveId, String body, String owner, PlanState state, LocalDate dueOn,
            String responsibleOffice, String assignmentNote, String planText, UUID documentId, BigDecimal copiedShare,
            String copiedFrom, Instant submittedAt, String remarks, int returns) {}

    /** @param submitted signed and sent, accepted ones included */
    record PlanCounts(int asked, int submitted, int accepted, int returned) {}
}
