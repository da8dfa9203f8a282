package vn.directive.issuance;

/** How the Standing Committee gives its opinion. */
public enum BallotMode {
    MEETING("tại hội nghị"), WRITTEN("bằng phiếu");

    private final String label;

    BallotMode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
