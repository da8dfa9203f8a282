package vn.directive.reporting;

import java.util.EnumSet;
import java.util.Set;
import vn.directive.shared.DomainException;

/** Where a reporting period stands. */
public enum PeriodState {
    OPEN("Chờ xác nhận"),
    COLLECTING("Đang thu báo cáo"),
    FROZEN("Đã khóa số liệu"),
    SUBMITTED("Đã trình"),
    CONCLUDED("Đã có ý kiến"),
    WITHDRAWN("Đã dừng");

    private final String label;

    PeriodState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    private Set<PeriodState> next() {
        return switch (this) {
            case OPEN -> EnumSet.of(COLLECTING, WITHDRAWN);
            case COLLECTING -> EnumSet.of(FROZEN, WITHDRAWN);
            case FROZEN -> EnumSet.of(SUBMITTED, WITHDRAWN);
            case SUBMITTED -> EnumSet.of(CONCLUDED, WITHDRAWN);
            case CONCLUDED, WITHDRAWN -> EnumSet.noneOf(PeriodState.class);
        };
    }

    void requireMoveTo(PeriodState wanted) {
        if (!next().contains(wanted)) {
            throw new DomainException("Kỳ báo cáo đang ở trạng thái “%s”, không chuyển sang “%s” được."
                    .formatted(label, wanted.label));
        }
    }
}
