package vn.directive.workflow.web;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.springframework.context.ApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;
import vn.directive.workflow.access.FormFields;
import vn.directive.workflow.access.FormValues;

/**
 * Adds what a form shows as it is now ({@link FormValues}), and shows what people typed as they typed it. A form puts variables that are not its fields into its texts, which the
 * browser reads as markdown with HTML: without this, {@code <b>} in a subject makes it bold and {@code <x>} vanishes.
 * Fields keep their value, since they are sent back. Created by Jersey.
 */
@Provider
public class ShownTexts implements ContainerResponseFilter {

    private static final Pattern PATH = Pattern.compile("/task/([^/]+)/form-variables/?$");

    @Context
    private ServletContext servlets;

    @Override
    @SuppressWarnings("unchecked")
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Matcher path = PATH.matcher("/" + request.getUriInfo().getPath());
        if (!path.find() || !(response.getEntity() instanceof Map<?, ?> variables)) {
            return;
        }
        ApplicationContext application = WebApplicationContextUtils.getRequiredWebApplicationContext(servlets);
        application.getBean(FormValues.class).of(path.group(1)).forEach((name, value) ->
                ((Map<String, Object>) variables).put(name, VariableValueDto.fromTypedValue(value, true)));
        Set<String> fields = application.getBean(FormFields.class).ofTask(path.group(1)).keys();
        variables.forEach((name, variable) -> {
            if (!fields.contains(name) && variable instanceof VariableValueDto shown
                    && shown.getValue() instanceof String text) {
                shown.setValue(literal(text));
            }
        });
    }

    static String literal(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
