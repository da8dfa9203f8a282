package vn.directive.notification;

/** When a person wants notices by mail; the bell shows all of them in any case. */
public enum MailTiming {
    AT_ONCE("Gửi ngay khi có thông báo"),
    DAILY("Gộp thành một thư mỗi buổi sáng"),
    OVERDUE_ONLY("Chỉ gửi khi việc đã quá hạn");

    private final String label;

    MailTiming(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
