package vn.directive.implementation;

import java.time.LocalDate;
import vn.directive.shared.DomainException;

/**
 * One of a body's own tasks.
 *
 * @param keyTask number of the directive's key task that it makes concrete, or null
 * @param office who is in charge within the body: an office, never a person
 * @param means resources; may be null
 */
public record PlanTask(Integer keyTask, String what, String product, String office, LocalDate fromDate,
        LocalDate toDate, String means) {

    public PlanTask {
        if (fromDate.isAfter(toDate)) {
            throw new DomainException("taskRows",
                    "Nhiệm vụ “%s”: ngày bắt đầu phải trước hoặc cùng ngày kết thúc.".formatted(what));
        }
    }
}
