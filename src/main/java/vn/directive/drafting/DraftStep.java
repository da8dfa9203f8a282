package vn.directive.drafting;

/** A step at which somebody passes a draft on or returns it to its editor. */
public enum DraftStep {
    INTERNAL("Góp ý nội bộ", DraftingState.COMMENTING, DraftingState.CHECKING),
    OFFICE("Thẩm định dự thảo", DraftingState.CHECKING, DraftingState.APPROVING),
    LEADER("Lãnh đạo duyệt", DraftingState.APPROVING, DraftingState.APPROVED);

    private final String label;
    private final DraftingState before;
    private final DraftingState after;

    DraftStep(String label, DraftingState before, DraftingState after) {
        this.label = label;
        this.before = before;
        this.after = after;
    }

    public String label() {
        return label;
    }

    DraftingState before() {
        return before;
    }

    DraftingState after() {
        return after;
    }
}
