package vn.directive.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Briefing conferences, for reading. */
public interface Briefings {

    /** Briefings of a directive, oldest first; one query. */
    List<BriefingView> ofDirective(UUID directiveId);

    /** @throws vn.directive.shared.NotFoundException when there is no such briefing */
    BriefingView get(UUID briefingId);

    List<Attendance> attendance(UUID briefingId);

    List<Issue> issues(UUID briefingId);

    /** Where a briefing stands. */
    enum State { PREPARING, AGENDA_READY, APPROVED, RECORDED, ISSUED, WITHDRAWN }

    /**
     * @param chairBody that was to hold it
     * @param owner that holds it now
     * @param symbol of the conclusion, null until issued
     */
    record BriefingView(UUID id, UUID directiveId, String chairBody, String owner, String label, State state, LocalDate
            heldOn, String place, String participants, String agenda, String returnNote, String minutes, String symbol,
            LocalDate issuedOn, UUID documentId) {}

    /** Offices and numbers, never names of persons. */
    record Attendance(String unit, int people, String note) {}

    /** @param raisedBy body, or null */
    record Issue(String what, String raisedBy) {}
}
