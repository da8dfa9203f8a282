package vn.directive.issuance;

import java.util.Set;
import vn.directive.organisation.BodyKind;

/** Bodies that usually receive a directive together, seen from the committee that issues it; the form has their names. */
public enum RecipientGroup {
    COMMITTEES(true, Set.of(BodyKind.COMMITTEE)),
    PARTY_ORGANS(false, Set.of(BodyKind.PARTY_BOARD, BodyKind.COMMITTEE, BodyKind.INSPECTION_COMMISSION,
            BodyKind.OFFICE)),
    FRONT_AND_MASS(false, Set.of(BodyKind.FRONT, BodyKind.MASS_ORGANISATION)),
    STATE_BODIES(false, Set.of(BodyKind.STATE_BODY));

    private final boolean below;
    private final Set<BodyKind> kinds;

    RecipientGroup(boolean below, Set<BodyKind> kinds) {
        this.below = below;
        this.kinds = kinds;
    }

    /** True when the bodies are one level below the committee, false when on its own level. */
    boolean below() {
        return below;
    }

    Set<BodyKind> kinds() {
        return kinds;
    }
}
