package vn.directive.directive;

import java.util.Set;

/** Where a directive stands in its life, and where it may go from there. */
public enum Phase {
    MEETING("Buổi làm việc"),
    CONCLUSION("Thông báo kết luận"),
    DRAFTING("Soạn thảo"),
    CONSULTATION("Lấy ý kiến"),
    ISSUANCE("Trình, ký ban hành"),
    IN_FORCE("Đang có hiệu lực"),
    CLOSED("Đã kết thúc"),
    REPLACED("Đã được thay thế"),
    REPEALED("Đã bãi bỏ"),
    CANCELLED("Đã hủy trước khi ban hành");

    private static final Set<Phase> BEFORE_ISSUANCE = Set.of(MEETING, CONCLUSION, DRAFTING, CONSULTATION, ISSUANCE);
    private static final Set<Phase> ENDED = Set.of(CLOSED, REPLACED, REPEALED, CANCELLED);

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isBeforeIssuance() {
        return BEFORE_ISSUANCE.contains(this);
    }

    public boolean isEnded() {
        return ENDED.contains(this);
    }
}
