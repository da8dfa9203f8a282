package vn.directive.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.directive.shared.NotFoundException;

/** Reporting periods, their returns and figures, for reading. */
public interface Periods {

    /** Periods of a directive by cut-off, each with its counts; one query. */
    List<PeriodView> ofDirective(UUID directiveId);

    /** @throws vn.directive.shared.NotFoundException when there is no such period */
    PeriodView get(UUID periodId);

    /** What is said of a period that does not exist, or that the acting person may not know of. */
    static NotFoundException unknown() {
        return new NotFoundException("Không tìm thấy kỳ báo cáo.");
    }

    /** Indicators of a period in order. */
    List<Indicator> indicators(UUID periodId);

    /** Returns of a period in order of body; one query. */
    List<RequestView> requests(UUID periodId);

    /** @throws vn.directive.shared.NotFoundException when there is no such return */
    RequestView request(UUID requestId);

    /** Figures of a return in order of the period's indicators; without a value where none was given yet. */
    List<FigureView> figures(UUID requestId);

    List<Progress> progress(UUID requestId);

    /** Sums over the received returns: frozen ones once the period is frozen, else as of now. */
    List<TotalView> totals(UUID periodId);

    List<ReminderView> reminders(UUID periodId);

    /**
     * @param asked how many bodies were asked
     * @param received sent or accepted
     * @param late received after the due date
     * @param missing not received; final once frozen
     */
    record PeriodView(UUID id, UUID directiveId, UUID calendarEventId, String kind, String label,
            LocalDate periodFrom, LocalDate periodTo, LocalDate dueOn, PeriodState state, Instant openedAt,
            Instant frozenAt, String synthesis, UUID documentId, String returnNote, String opinion, int asked,
            int received, int accepted, int late, int missing) {

        /** For people, for example "18/21 đơn vị". */
        public String coverage() {
            return received + "/" + asked + " đơn vị";
        }
    }

    /**
     * @param body whom it was asked of, and whose figures it gives
     * @param owner body that answers for it now
     * @param lateDays working days after the due date of the first sending; 0 when on time or not sent
     * @param countedIn code of the body whose own return contains these figures, or null
     */
    record RequestView(UUID id, UUID periodId, UUID directiveId, String body, String owner, RequestState state,
            LocalDate dueOn, String summary, String changeReason, String evidence, Instant firstSentAt, Instant sentAt,
            int lateDays, String returnNote, String question, int clarifications, String countedIn, UUID documentId) {}

    /** @param value null where none was given yet */
    record FigureView(String code, String name, String unit, Long value) {}

    /**
     * How a key task stands at a body.
     *
     * @param keyTask its number, or null
     * @param notDone what is left; needs a cause
     */
    record Progress(Integer keyTask, String what, String done, String notDone, String cause, String proposal) {}

    /** @param units how many returns are in the sum */
    record TotalView(String code, String name, String unit, long total, int units) {}

    record ReminderView(UUID id, String symbol, LocalDate issuedOn, LocalDate newDueOn, int bodies) {}
}
