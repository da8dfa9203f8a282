package vn.directive.consultation;

/** Why a round closed. */
public enum ClosingCause {
    ALL_REPLIED("mọi cơ quan đã trả lời"), DEADLINE("hết hạn trả lời"), EARLY("đóng sớm theo quyết định");

    private final String label;

    ClosingCause(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
