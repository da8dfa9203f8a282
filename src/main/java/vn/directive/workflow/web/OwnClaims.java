package vn.directive.workflow.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.rest.util.EngineUtil;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * People take work for themselves and may give it back. The engine would let them take it in anybody's name, which
 * hands it to whom no group names, and would let nobody give it back who may not reassign. Created by Jersey.
 */
@Provider
public class OwnClaims implements ContainerRequestFilter {

    private static final Pattern PATH = Pattern.compile("/task/([^/]+)/(claim|unclaim)/?$");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Matcher path = PATH.matcher("/" + request.getUriInfo().getPath());
        if (!"POST".equals(request.getMethod()) || !path.find()) {
            return;
        }
        String user = SecurityContextHolder.getContext().getAuthentication().getName();
        if (path.group(2).equals("unclaim")) {
            giveBack(request, path.group(1), user);
            return;
        }
        byte[] body = request.getEntityStream().readNBytes(SubmittedFieldsFilter.MAX_BODY);
        request.setEntityStream(new ByteArrayInputStream(body));
        JsonNode claim = body.length == 0 ? null : JSON.readTree(body);
        if (claim == null || !user.equals(claim.path("userId").asText(null))) {
            String message = "Chỉ nhận việc cho chính mình.";
            request.abortWith(Response.status(Response.Status.FORBIDDEN).type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(Map.of("type", "AuthorizationException", "message", message)).build());
        }
    }

    /** What is somebody else's, or would have no owner afterwards, is left to the engine, which refuses. */
    private static void giveBack(ContainerRequestContext request, String taskId, String user) {
        ProcessEngine engine = EngineUtil.lookupProcessEngine(null);
        Task task = engine.getTaskService().createTaskQuery().taskId(taskId).singleResult();
        if (task == null || !user.equals(task.getAssignee())) {
            return;
        }
        boolean given = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> {
                    boolean owned = engine.getTaskService().getIdentityLinksForTask(taskId).stream().anyMatch(link ->
                            IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null);
                    if (owned) {
                        engine.getTaskService().setAssignee(taskId, null);
                    }
                    return owned;
                }));
        if (given) {
            request.abortWith(Response.noContent().build());
        }
    }
}
