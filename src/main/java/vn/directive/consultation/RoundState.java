package vn.directive.consultation;

/** Where a round stands. Answers are taken while it is {@link #OPEN} and, as late ones, while it is {@link #CLOSED}. */
public enum RoundState {
    PREPARING("đang chuẩn bị"), OPEN("đang lấy ý kiến"), CLOSED("đang tổng hợp"), FINISHED("đã hoàn thành"),
    CANCELLED("đã hủy");

    private final String label;

    RoundState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
