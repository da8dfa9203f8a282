package vn.directive.consultation;

/** How a round asks. */
public enum RoundMode {
    WRITTEN("bằng văn bản"), CONFERENCE("hội nghị"), GRASSROOTS("từ cơ sở");

    private final String label;

    RoundMode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
