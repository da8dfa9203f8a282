package vn.directive.meeting;

/** How far a conclusion notice has come. */
public enum NoticeState {
    DRAFTING("đang dự thảo"),
    SUBMITTED("chờ thẩm định thể thức"),
    CHECKED("chờ Thường trực cho ý kiến"),
    AGREED("chờ ký"),
    SIGNED("chờ phát hành"),
    ISSUED("đã ban hành");

    private final String label;

    NoticeState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
