package vn.directive.workflow.web;

import java.util.Optional;
import java.util.OptionalInt;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/** What an exception of the engine means to the person in front of the screen. */
final class EngineMessages {

    static final String TASK_GONE = "Việc này đã được hoàn thành hoặc đã chuyển cho người khác.";

    private EngineMessages() {}

    static String sentence(Throwable failure) {
        return find(failure, DomainException.class).map(Throwable::getMessage)
                .orElseGet(() -> meaning(failure).map(Meaning::sentence)
                .orElse("Hệ thống chưa thực hiện được thao tác này; dữ liệu chưa bị thay đổi. "
                        + "Hãy thử lại hoặc báo quản trị viên."));
    }

    /** The HTTP status that a failure means, or empty when the engine's own choice stands. */
    static OptionalInt status(Throwable failure) {
        Optional<DomainException> rule = find(failure, DomainException.class);
        if (rule.isPresent()) {
            return OptionalInt.of(rule.get() instanceof NotFoundException ? 404
                    : rule.get() instanceof NotAllowedException ? 403 : 400);
        }
        return meaning(failure).map(known -> OptionalInt.of(known.status())).orElse(OptionalInt.empty());
    }

    /** Key of the form field at fault, if a rule of the domain named one. */
    static Optional<String> field(Throwable failure) {
        return find(failure, DomainException.class).flatMap(DomainException::field);
    }

    private record Meaning(int status, String sentence) {}

    private static Optional<Meaning> meaning(Throwable failure) {
        if (says(failure, "Cannot find task with id") || says(failure, "task is null")
                || says(failure, "No matching task")) {
            return Optional.of(new Meaning(404, TASK_GONE));
        }
        if (find(failure, TaskAlreadyClaimedException.class).isPresent()) {
            return Optional.of(new Meaning(409, "Việc này đã có người khác nhận."));
        }
        if (find(failure, OptimisticLockingException.class).isPresent()) {
            return Optional.of(new Meaning(409,
                    "Người khác vừa thay đổi việc này. Hãy tải lại trang rồi thử lại."));
        }
        if (find(failure, SuspendedEntityInteractionException.class).isPresent() || says(failure, "is suspended")) {
            return Optional.of(new Meaning(409,
                    "Quy trình của hồ sơ này đang tạm dừng. Hãy liên hệ quản trị viên."));
        }
        if (find(failure, AuthorizationException.class).isPresent()) {
            return Optional.of(new Meaning(403, "Tài khoản này không có quyền thực hiện thao tác vừa chọn."));
        }
        if (says(failure, "does not exist") || says(failure, "No matching")) {
            return Optional.of(new Meaning(404,
                    "Không tìm thấy nội dung được yêu cầu; có thể đã kết thúc hoặc đã bị xóa."));
        }
        return Optional.empty();
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
