package vn.directive.implementation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.directive.shared.DomainException;

/** Inspections for reading. */
public interface Inspections {

    /** Inspections of a directive, oldest first; one query. */
    List<InspectionView> ofDirective(UUID directiveId);

    /** @throws vn.directive.shared.NotFoundException when there is no such inspection */
    InspectionView get(UUID inspectionId);

    List<Finding> findings(UUID inspectionId);

    List<Remedy> remedies(UUID inspectionId);

    /** Why a body is inspected. */
    enum Reason {
        PROGRAMME("Theo chương trình kiểm tra"),
        LATE_REPORT("Chậm báo cáo"),
        OTHER("Lý do khác");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * What is to be inspected, by whom and when.
     *
     * @param team offices that make up the team
     */
    record Plan(String contents, String team, LocalDate startsOn, LocalDate endsOn) {

        public Plan {
            if (startsOn.isAfter(endsOn)) {
                throw new DomainException("endsOn", "Ngày kết thúc kiểm tra phải sau hoặc cùng ngày bắt đầu.");
            }
        }
    }

    /** @param evidence papers, figures or places that show it */
    record Finding(String what, String evidence) {}

    /** @param doneAt null until confirmed */
    record Remedy(String what, LocalDate dueOn, Instant doneAt) {}

    /**
     * @param body that is inspected
     * @param owner body that answers for it now
     * @param remedyRefusals how often the remedy was judged not yet done
     */
    record InspectionView(UUID id, UUID directiveId, String body, String owner, InspectionState state, Reason reason,
            String reasonNote, String contents, String team, LocalDate startsOn, LocalDate endsOn, String returnNote,
            String selfCheck, String explanation, String conclusion, LocalDate remedyDueOn, String remedyReport,
            String remedyNote, int remedyRefusals, Instant proposedAt, Instant concludedAt) {}
}
