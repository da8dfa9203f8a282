package vn.directive.notification;

/** Why somebody is told something. */
public enum NoticeKind {
    TASK_OPENED, TASK_ESCALATED, REMINDER_BEFORE, REMINDER_DUE, REMINDER_OVERDUE, DRAFT_LATE, DIRECTIVE_CANCELLED,
    DIRECTIVE_ENDED, MEETING_ANNOUNCED, REPORT_URGED
}
