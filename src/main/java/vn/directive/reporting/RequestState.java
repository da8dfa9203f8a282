package vn.directive.reporting;

import java.util.EnumSet;
import java.util.Set;
import vn.directive.shared.DomainException;

/** Where a body's return stands. */
public enum RequestState {
    PLANNED("Chưa gửi yêu cầu"),
    REQUESTED("Đang lập"),
    DRAFTED("Chờ lãnh đạo duyệt"),
    SUBMITTED("Đã gửi"),
    CLARIFYING("Đang làm rõ"),
    ACCEPTED("Đã chấp nhận"),
    NOT_SUBMITTED("Không nộp"),
    WITHDRAWN("Đã dừng");

    private final String label;

    RequestState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The figures count. */
    public boolean isReceived() {
        return this == SUBMITTED || this == ACCEPTED;
    }

    private Set<RequestState> next() {
        return switch (this) {
            case PLANNED -> EnumSet.of(REQUESTED);
            case REQUESTED, CLARIFYING -> EnumSet.of(DRAFTED);
            case DRAFTED -> EnumSet.of(SUBMITTED, REQUESTED);
            case SUBMITTED -> EnumSet.of(ACCEPTED, CLARIFYING);
            case ACCEPTED, NOT_SUBMITTED, WITHDRAWN -> EnumSet.noneOf(RequestState.class);
        };
    }

    void requireMoveTo(RequestState wanted) {
        if (!next().contains(wanted)) {
            throw new DomainException("Báo cáo đang ở trạng thái “%s”, không chuyển sang “%s” được."
                    .formatted(label, wanted.label));
        }
    }
}
