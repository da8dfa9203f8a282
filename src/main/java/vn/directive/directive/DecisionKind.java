package vn.directive.directive;

import vn.directive.organisation.Role;

/** Decisions about a dossier as a whole. */
public enum DecisionKind {
    CANCEL("hủy hồ sơ", Phase.CANCELLED, false),
    SUPERSEDE("ghi nhận thay thế", Phase.REPLACED, true),
    REPEAL("bãi bỏ chỉ thị", Phase.REPEALED, false),
    FINAL_REVIEW("mở tổng kết", Phase.CLOSED, true);

    private final String label;
    private final Phase ending;
    private final boolean officeMayRecord;

    DecisionKind(String label, Phase ending, boolean officeMayRecord) {
        this.label = label;
        this.ending = ending;
        this.officeMayRecord = officeMayRecord;
    }

    /** Completes the sentence "quyết định …". */
    public String label() {
        return label;
    }

    /** Where it leads, or may lead; it can be taken only where this step is allowed. */
    Phase ending() {
        return ending;
    }

    /** Besides the issuer's {@link Role#LEADER}, a {@link Role#SPECIALIST} of the Office may record it. */
    boolean officeMayRecord() {
        return officeMayRecord;
    }
}
