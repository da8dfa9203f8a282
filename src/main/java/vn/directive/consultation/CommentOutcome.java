package vn.directive.consultation;

/** What became of a comment (tiếp thu, giải trình). */
public enum CommentOutcome {
    ACCEPTED("Tiếp thu"), PARTLY_ACCEPTED("Tiếp thu một phần"), EXPLAINED("Giải trình");

    private final String label;

    CommentOutcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Only full acceptance explains itself. */
    public boolean needsReason() {
        return this != ACCEPTED;
    }
}
