package vn.directive.workflow;

import java.time.LocalDate;
import java.util.UUID;

/** What the parent's calendar loop tells the child that it opens (a periodic report, a briefing, a review). */
public final class CalendarVariables {

    /** The entry of the directive's calendar; one child per entry. */
    public static final ProcessVariable<UUID> CALENDAR_EVENT_ID = ProcessVariable.id("calendarEventId");
    /** QUARTER, SIX_MONTHS, NINE_MONTHS, YEAR, BRIEFING, INTERIM_REVIEW or FINAL_REVIEW. */
    public static final ProcessVariable<String> PERIOD_KIND = ProcessVariable.text("periodKind");
    /** For people, for example "Quý IV/2023". */
    public static final ProcessVariable<String> PERIOD_LABEL = ProcessVariable.text("periodLabel");
    public static final ProcessVariable<LocalDate> PERIOD_FROM = ProcessVariable.date("periodFrom");
    /** Cut-off of the figures, inclusive. */
    public static final ProcessVariable<LocalDate> PERIOD_TO = ProcessVariable.date("periodTo");
    public static final ProcessVariable<LocalDate> DUE_ON = ProcessVariable.date("dueOn");

    private CalendarVariables() {}
}
