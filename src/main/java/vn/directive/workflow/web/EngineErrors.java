package vn.directive.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Says every failure of the engine's REST interface in one Vietnamese sentence; created by Jersey. */
@Provider
public class EngineErrors implements ExceptionMapper<Exception> {

    private static final Logger log = LoggerFactory.getLogger(EngineErrors.class);

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Exception exception) {
        Response response = ExceptionHandlerHelper.getInstance().getResponse(exception);
        if (response.getEntity() instanceof ExceptionDto dto && !isLeftToTasklist(dto.getMessage())) {
            String original = dto.getMessage();
            String sentence = EngineMessages.sentence(exception);
            if (!EngineMessages.isForPeople(exception) && response.getStatus() >= 500) {
                log.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
            }
            dto.setMessage(EngineMessages.isForPeople(exception) || !isTechnician() ? sentence
                    : sentence + " Chi tiết kỹ thuật: " + original);
        }
        return response;
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
