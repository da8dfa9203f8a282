package vn.directive.consultation;

/** What silence means in the counts of a round. It is never shown as agreement. */
public enum SilencePolicy {
    COUNTED_AS_AGREEING("được tính là đồng ý khi thống kê, không ghi là đã đồng ý"),
    RECORDED_AS_SILENT("chỉ ghi nhận là không trả lời");

    private final String label;

    SilencePolicy(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
