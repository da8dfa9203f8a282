package vn.directive.consultation;

/** What a comment is about. */
public enum CommentKind {
    CONTENT("Nội dung"), WORDING("Câu chữ"), LEGAL("Pháp lý"), FEASIBILITY("Khả thi");

    private final String label;

    CommentKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
