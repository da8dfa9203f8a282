package vn.directive.review;

/** Which review it is; the names are those of the calendar. */
public enum ReviewKind {
    INTERIM_REVIEW("Sơ kết"), FINAL_REVIEW("Tổng kết");

    private final String label;

    ReviewKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
