package vn.directive.consultation;

import java.util.Set;

/** Where the request to one body stands. That an answer came late is a fact beside the state, not a state. */
public enum RequestState {
    PLANNED("chưa gửi"), SENT("đã gửi"), ACCEPTED("đã tiếp nhận"), PREPARED("chờ lãnh đạo duyệt"),
    ANSWERED("đã trả lời"), DECLINED("đã từ chối"), WITHDRAWN("đã rút"), UNANSWERED("không trả lời");

    /** States in which the lead body still waits. */
    public static final Set<RequestState> AWAITED = Set.of(PLANNED, SENT, ACCEPTED, PREPARED);

    private final String label;

    RequestState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isAwaited() {
        return AWAITED.contains(this);
    }
}
