package vn.directive.workflow.web;

import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import vn.directive.shared.DomainException;

/** What an exception of the engine means to the person in front of the screen. */
final class EngineMessages {

    static final String TASK_GONE = "Việc này đã được hoàn thành hoặc đã chuyển cho người khác.";

    private EngineMessages() {}

    static String sentence(Throwable failure) {
        Optional<DomainException> rule = find(failure, DomainException.class);
        if (rule.isPresent()) {
            return rule.get().getMessage();
        }
        if (says(failure, "Cannot find task with id") || says(failure, "task is null")
                || says(failure, "No matching task")) {
            return TASK_GONE;
        }
        if (find(failure, TaskAlreadyClaimedException.class).isPresent()) {
            return "Việc này đã có người khác nhận.";
        }
        if (find(failure, OptimisticLockingException.class).isPresent()) {
            return "Người khác vừa thay đổi việc này. Hãy tải lại trang rồi thử lại.";
        }
        if (find(failure, SuspendedEntityInteractionException.class).isPresent() || says(failure, "is suspended")) {
            return "Quy trình của hồ sơ này đang tạm dừng. Hãy liên hệ quản trị viên.";
        }
        if (find(failure, AuthorizationException.class).isPresent()) {
            return "Tài khoản này không có quyền thực hiện thao tác vừa chọn.";
        }
        if (says(failure, "does not exist") || says(failure, "No matching")) {
            return "Không tìm thấy nội dung được yêu cầu; có thể đã kết thúc hoặc đã bị xóa.";
        }
        return "Hệ thống chưa thực hiện được thao tác này; dữ liệu chưa bị thay đổi. "
                + "Hãy thử lại hoặc báo quản trị viên.";
    }

    /** True when a rule of the domain refused: nothing technical is worth adding. */
    static boolean isForPeople(Throwable failure) {
        return find(failure, DomainException.class).isPresent();
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }

    private static boolean says(Throwable failure, String text) {
        for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t.getMessage() != null && t.getMessage().contains(text)) {
                return true;
            }
        }
        return false;
    }
}
