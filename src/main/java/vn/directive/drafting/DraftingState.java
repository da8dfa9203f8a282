package vn.directive.drafting;

/** How far a draft has come within the lead body. */
public enum DraftingState {
    ASSIGNING("chờ phân công"),
    WRITING("đang soạn thảo"),
    COMMENTING("đang góp ý nội bộ"),
    CHECKING("chờ Văn phòng thẩm định"),
    APPROVING("chờ lãnh đạo duyệt"),
    APPROVED("đã duyệt");

    private final String label;

    DraftingState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
