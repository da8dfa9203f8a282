package vn.directive.issuance;

/** What a count of votes comes to. */
public enum VoteResult {
    PASSED("thông qua"),
    PASSED_WITH_CHANGES("thông qua, có ý kiến chỉnh lý"),
    RETURNED("không thông qua, trả lại hồ sơ"),
    NO_QUORUM("chưa đủ số ủy viên cho ý kiến");

    private final String label;

    VoteResult(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
