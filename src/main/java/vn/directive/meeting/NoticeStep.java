package vn.directive.meeting;

/** A step at which somebody passes a conclusion notice or returns it to its drafter. */
public enum NoticeStep {
    FORMAT("Thẩm định thể thức", NoticeState.SUBMITTED, NoticeState.CHECKED),
    BOARD("Thường trực cho ý kiến", NoticeState.CHECKED, NoticeState.AGREED),
    SIGNATURE("Ký thông báo", NoticeState.AGREED, NoticeState.SIGNED);

    private final String label;
    private final NoticeState before;
    private final NoticeState after;

    NoticeStep(String label, NoticeState before, NoticeState after) {
        this.label = label;
        this.before = before;
        this.after = after;
    }

    public String label() {
        return label;
    }

    NoticeState before() {
        return before;
    }

    NoticeState after() {
        return after;
    }
}
