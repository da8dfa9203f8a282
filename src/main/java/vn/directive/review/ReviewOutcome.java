package vn.directive.review;

/** What the Standing Committee decides about the directive. */
public enum ReviewOutcome {
    KEEP("Tiếp tục thực hiện chỉ thị"),
    AMEND("Sửa đổi, bổ sung chỉ thị"),
    REPLACE("Thay thế bằng chỉ thị mới"),
    END("Kết thúc hiệu lực của chỉ thị");

    private final String label;

    ReviewOutcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
