package vn.directive.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/** Turns every failure of {@code /api/v1} into an RFC 9457 problem with a Vietnamese detail; never a stack trace. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    /** First digits of the codes that PostgreSQL gives to values it cannot take. */
    private static final String DATA_EXCEPTION = "22";

    @ExceptionHandler
    ProblemDetail domain(DomainException e) {
        HttpStatus status = e instanceof NotFoundException ? HttpStatus.NOT_FOUND
                : e instanceof NotAllowedException ? HttpStatus.FORBIDDEN
                : HttpStatus.UNPROCESSABLE_ENTITY;
        ProblemDetail problem = problem(status, e.getMessage());
        e.field().ifPresent(field -> problem.setProperty("errors",
                List.of(Map.of("field", field, "message", e.getMessage()))));
        return problem;
    }

    /** An upload that is none, or broke off; one that is too large is told apart by the superclass. */
    @ExceptionHandler
    ProblemDetail upload(MultipartException e) {
        return problem(HttpStatus.BAD_REQUEST, "Không đọc được tệp gửi lên: việc tải lên bị gián đoạn hoặc sai định dạng. "
                + "Hãy tải lại.");
    }

    @ExceptionHandler
    ProblemDetail conflict(DataIntegrityViolationException e) {
        if (isUnstorable(e)) {
            return unstorable();
        }
        log.warn("A database constraint refused a request", e);
        return problem(HttpStatus.CONFLICT,
                "Dữ liệu vừa được người khác thay đổi hoặc trùng với dữ liệu đã có. Hãy tải lại rồi thử lại.");
    }

    @ExceptionHandler
    ProblemDetail unexpected(Exception e) {
        if (isUnstorable(e)) {
            return unstorable();
        }
        log.error("Unexpected failure of a request", e);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR,
                "Hệ thống gặp lỗi ngoài dự kiến; dữ liệu chưa bị thay đổi. Hãy thử lại hoặc báo quản trị viên.");
    }

    /** The database cannot hold what was sent, for example a null character or a day millions of years ahead. */
    private static boolean isUnstorable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(DATA_EXCEPTION)) {
                return true;
            }
        }
        return false;
    }

    private static ProblemDetail unstorable() {
        return problem(HttpStatus.UNPROCESSABLE_ENTITY,
                "Nội dung gửi lên có ký tự hoặc giá trị không lưu được. Hãy kiểm tra rồi gửi lại.");
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, "Có trường chưa hợp lệ.");
        problem.setProperty("errors", e.getFieldErrors().stream()
                .map(f -> Map.of("field", f.getField(), "message", String.valueOf(f.getDefaultMessage())))
                .toList());
        return handleExceptionInternal(e, problem, headers, HttpStatus.UNPROCESSABLE_ENTITY, request);
    }

    /** Somebody who typed an address reads a page, a programme reads a problem. */
    @Override
    protected ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        HttpServletResponse response = ((ServletWebRequest) request).getResponse();
        if (accept == null || !accept.contains(MediaType.TEXT_HTML_VALUE) || response == null) {
            return handleExceptionInternal(e, null, headers, status, request);
        }
        try {
            response.sendError(status.value());
            return null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An id that cannot be one names nothing; any other parameter of a wrong type is a mistake of the caller. */
    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (!(e instanceof MethodArgumentTypeMismatchException mismatch)) {
            return super.handleTypeMismatch(e, headers, status, request);
        }
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return handleExceptionInternal(e, null, headers, HttpStatus.NOT_FOUND, request);
        }
        ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_ENTITY,
                "Tham số “%s” có giá trị không hợp lệ.".formatted(mismatch.getName()));
        problem.setProperty("errors", List.of(Map.of("field", mismatch.getName(), "message", problem.getDetail())));
        return handleExceptionInternal(e, problem, headers, HttpStatus.UNPROCESSABLE_ENTITY, request);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Object answer = body instanceof ProblemDetail given && given.getProperties() != null
                ? given
                : problem(HttpStatus.valueOf(status.value()), detailOf(status));
        return super.handleExceptionInternal(e, answer, headers, status, request);
    }

    private static String detailOf(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "Không tìm thấy địa chỉ được yêu cầu.";
            case 405 -> "Địa chỉ này không nhận phương thức vừa dùng.";
            case 413 -> "Tệp lớn hơn giới hạn cho phép.";
            case 415 -> "Kiểu nội dung gửi lên không được hỗ trợ.";
            default -> status.is4xxClientError()
                    ? "Yêu cầu không hợp lệ: hãy kiểm tra các tham số."
                    : "Hệ thống gặp lỗi ngoài dự kiến; dữ liệu chưa bị thay đổi.";
        };
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(switch (status) {
            case NOT_FOUND -> "Không tìm thấy";
            case FORBIDDEN -> "Không có quyền";
            case CONFLICT -> "Xung đột dữ liệu";
            case UNPROCESSABLE_ENTITY -> "Dữ liệu chưa hợp lệ";
            default -> status.is4xxClientError() ? "Yêu cầu không hợp lệ" : "Lỗi hệ thống";
        });
        return problem;
    }
}
