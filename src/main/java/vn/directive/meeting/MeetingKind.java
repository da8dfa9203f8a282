package vn.directive.meeting;

/** What kind of gathering asks for the directive. */
public enum MeetingKind {
    WORKING_MEETING("Buổi làm việc"),
    WORKSHOP("Hội thảo");

    private final String label;

    MeetingKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** A workshop collects papers from the invited bodies before it is held. */
    public boolean wantsPapers() {
        return this == WORKSHOP;
    }
}
