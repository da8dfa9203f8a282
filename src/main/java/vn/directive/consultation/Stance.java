package vn.directive.consultation;

/** What a body thinks of the draft as a whole. */
public enum Stance {
    AGREES("Thống nhất"), AGREES_WITH_CHANGES("Thống nhất, đề nghị sửa đổi"), DISAGREES("Không thống nhất"),
    NOTHING_TO_ADD("Không có ý kiến thêm");

    private final String label;

    Stance(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** These say that something should change, so they must say what. */
    public boolean asksForChange() {
        return this == AGREES_WITH_CHANGES || this == DISAGREES;
    }
}
