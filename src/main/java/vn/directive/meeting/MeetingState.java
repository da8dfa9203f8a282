package vn.directive.meeting;

/** How far a meeting has come. */
public enum MeetingState {
    PLANNING("đang lập kế hoạch"),
    SUBMITTED("chờ duyệt kế hoạch"),
    ANNOUNCED("đã gửi giấy mời"),
    PREPARED("đã có báo cáo đề dẫn"),
    MINUTED("chờ xác nhận biên bản"),
    CONFIRMED("đã xác nhận biên bản"),
    CANCELLED("đã hủy");

    private final String label;

    MeetingState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
