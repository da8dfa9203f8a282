package vn.directive.notification;

/** Why somebody is told something. */
public enum NoticeKind {
    TASK_OPENED, TASK_ESCALATED, REMINDER_BEFORE, REMINDER_DUE, REMINDER_OVERDUE, DRAFT_LATE, DIRECTIVE_CANCELLED,
    DIRECTIVE_ENDED, MEETING_ANNOUNCED, REPORT_URGED;

    /** True when it tells of something that is late; mailed also to those who want no other mail. */
    public boolean overdue() {
        return this == REMINDER_OVERDUE || this == DRAFT_LATE || this == REPORT_URGED;
    }
}
