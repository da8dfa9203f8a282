package vn.directive.implementation;

import java.util.EnumSet;
import java.util.Set;
import vn.directive.shared.DomainException;

/** Where an inspection stands. */
public enum InspectionState {
    PROPOSED("Đã đề xuất"),
    PLANNED("Chờ duyệt kế hoạch"),
    APPROVED("Chờ tự kiểm tra"),
    SELF_CHECKED("Đang kiểm tra"),
    RECORDED("Chờ giải trình"),
    EXPLAINED("Chờ kết luận"),
    REMEDYING("Đang khắc phục"),
    REMEDY_REPORTED("Chờ xác nhận khắc phục"),
    NO_FAULT("Không có sai sót"),
    REMEDIED("Đã khắc phục xong"),
    WITHDRAWN("Đã dừng");

    private final String label;

    InspectionState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isEnded() {
        return this == NO_FAULT || this == REMEDIED || this == WITHDRAWN;
    }

    private Set<InspectionState> next() {
        return switch (this) {
            case PROPOSED -> EnumSet.of(PLANNED);
            case PLANNED -> EnumSet.of(APPROVED, PROPOSED);
            case APPROVED -> EnumSet.of(SELF_CHECKED);
            case SELF_CHECKED -> EnumSet.of(RECORDED);
            case RECORDED -> EnumSet.of(EXPLAINED);
            case EXPLAINED -> EnumSet.of(REMEDYING, NO_FAULT);
            case REMEDYING -> EnumSet.of(REMEDY_REPORTED);
            case REMEDY_REPORTED -> EnumSet.of(REMEDIED, REMEDYING);
            case NO_FAULT, REMEDIED, WITHDRAWN -> EnumSet.noneOf(InspectionState.class);
        };
    }

    void requireMoveTo(InspectionState wanted) {
        if (!next().contains(wanted)) {
            throw new DomainException("Cuộc kiểm tra đang ở trạng thái “%s”, không chuyển sang “%s” được."
                    .formatted(label, wanted.label));
        }
    }
}
