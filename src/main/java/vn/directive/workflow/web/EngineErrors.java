package vn.directive.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Says every failure of the engine's REST interface in one Vietnamese sentence, with the HTTP status that it means: the
 * engine answers 500 to whatever a listener throws. Created by Jersey.
 */
@Provider
public class EngineErrors implements ExceptionMapper<Exception> {

    private static final Logger log = LoggerFactory.getLogger(EngineErrors.class);

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Exception exception) {
        Response response = ExceptionHandlerHelper.getInstance().getResponse(exception);
        if (!(response.getEntity() instanceof ExceptionDto dto)) {
            return response;
        }
        dto.setMessage(HiddenIds.asAsked(request, dto.getMessage()));
        if (isLeftToTasklist(dto.getMessage())) {
            return response;
        }
        String sentence = EngineMessages.sentence(exception);
        int status = EngineMessages.status(exception).orElse(response.getStatus());
        boolean plain = EngineMessages.isForPeople(exception);
        if (!plain && status >= 500) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
        }
        String detail = plain || !isTechnician() ? sentence : sentence + " Chi tiết kỹ thuật: " + dto.getMessage();
        // A problem (RFC 9457) that still has what the web applications read: type, message, code.
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", dto.getType());
        problem.put("title", title(status));
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("message", detail);
        problem.put("code", dto.getCode());
        EngineMessages.field(exception).ifPresent(field ->
                problem.put("errors", List.of(Map.of("field", field, "message", sentence))));
        return Response.status(status).type(MediaType.APPLICATION_PROBLEM_JSON_VALUE).entity(problem).build();
    }

    private static String title(int status) {
        return switch (status) {
            case 400, 422 -> "Dữ liệu chưa hợp lệ";
            case 401 -> "Chưa đăng nhập";
            case 403 -> "Không có quyền";
            case 404 -> "Không tìm thấy";
            case 409 -> "Xung đột dữ liệu";
            default -> status < 500 ? "Yêu cầu không hợp lệ" : "Lỗi hệ thống";
        };
    }

    /** Tasklist recognises these two when it reads a task, says them in its locale and clears the page. */
    private boolean isLeftToTasklist(String message) {
        return "GET".equals(request.getMethod()) && message != null
                && (message.contains("No matching task") || message.contains("task is null"));
    }

    private static boolean isTechnician() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getAuthorities().stream().anyMatch(
                group -> group.getAuthority().equals("administrators") || group.getAuthority().equals("designers"));
    }
}
