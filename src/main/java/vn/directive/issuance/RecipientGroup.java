package vn.directive.issuance;

import java.util.Set;
import vn.directive.organisation.BodyKind;

/** Bodies that usually receive a directive together, seen from the committee that issues it. */
public enum RecipientGroup {
    COMMITTEES("Cấp ủy cấp dưới trực tiếp và đảng ủy trực thuộc", true, Set.of(BodyKind.COMMITTEE)),
    PARTY_ORGANS("Các ban Đảng, Ủy ban Kiểm tra, Văn phòng cấp ủy", false,
            Set.of(BodyKind.PARTY_BOARD, BodyKind.INSPECTION_COMMISSION, BodyKind.OFFICE)),
    FRONT_AND_MASS("Mặt trận Tổ quốc và các tổ chức chính trị - xã hội", false,
            Set.of(BodyKind.FRONT, BodyKind.MASS_ORGANISATION)),
    STATE_BODIES("Ủy ban nhân dân và các sở, ngành", false, Set.of(BodyKind.STATE_BODY));

    private final String label;
    private final boolean below;
    private final Set<BodyKind> kinds;

    RecipientGroup(String label, boolean below, Set<BodyKind> kinds) {
        this.label = label;
        this.below = below;
        this.kinds = kinds;
    }

    public String label() {
        return label;
    }

    /** True when the bodies are one level below the committee, false when on its own level. */
    boolean below() {
        return below;
    }

    Set<BodyKind> kinds() {
        return kinds;
    }
}
