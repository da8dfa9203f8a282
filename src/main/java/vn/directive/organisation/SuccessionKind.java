package vn.directive.organisation;

/** By what a body became another one. */
public enum SuccessionKind {
    MERGE("Hợp nhất, sáp nhập"), SPLIT("Chia, tách"), RENAME("Đổi tên"), MOVE("Chuyển cấp trên"),
    DISSOLVE("Giải thể");

    private final String label;

    SuccessionKind(String label) {
        this.label = label;
    }

    /** As people say it, and as it stands in tables of the organisation. */
    public String label() {
        return label;
    }
}
