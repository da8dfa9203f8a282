package vn.directive.directive;

/** What falls due again and again while a directive is in force. */
public enum CalendarKind {
    QUARTER, SIX_MONTHS, NINE_MONTHS, YEAR, BRIEFING, INTERIM_REVIEW, FINAL_REVIEW;

    /** Reviews come once, counted in years since issuance; the others come every year. */
    public boolean isReview() {
        return this == INTERIM_REVIEW || this == FINAL_REVIEW;
    }
}
