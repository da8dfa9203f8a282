package vn.directive.implementation;

import java.util.EnumSet;
import java.util.Set;
import vn.directive.shared.DomainException;

/** Where a body's plan stands. */
public enum PlanState {
    REQUESTED("Chờ tiếp nhận"),
    DRAFTING("Đang xây dựng"),
    DRAFTED("Chờ ký"),
    SUBMITTED("Chờ xem xét"),
    ACCEPTED("Đã được chấp nhận"),
    WITHDRAWN("Đã dừng");

    private final String label;

    PlanState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isEnded() {
        return this == ACCEPTED || this == WITHDRAWN;
    }

    private Set<PlanState> next() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(DRAFTING, WITHDRAWN);
            case DRAFTING -> EnumSet.of(DRAFTED, WITHDRAWN);
            case DRAFTED -> EnumSet.of(SUBMITTED, DRAFTING, WITHDRAWN);
            case SUBMITTED -> EnumSet.of(ACCEPTED, DRAFTING, WITHDRAWN);
            case ACCEPTED, WITHDRAWN -> EnumSet.noneOf(PlanState.class);
        };
    }

    void requireMoveTo(PlanState wanted) {
        if (!next().contains(wanted)) {
            throw new DomainException("Kế hoạch đang ở trạng thái “%s”, không chuyển sang “%s” được."
                    .formatted(label, wanted.label));
        }
    }
}
