package vn.directive.workflow.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/** Labels of the input fields of deployed forms; read once per deployment and form. */
class FormCatalogue {

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Map<String, String>> labelsByForm = new ConcurrentHashMap<>();

    /**
     * @param deploymentId deployment of the process definition; forms are bound to it
     * @param form may be null
     * @return label by field key in the form's order; empty without a Camunda Form
     */
    Map<String, String> labels(String deploymentId, FormDefinition form) {
        if (form == null || form.getCamundaFormDefinitionKey() == null) {
            return Map.of();
        }
        String key = form.getCamundaFormDefinitionKey().getExpressionText();
        return labelsByForm.computeIfAbsent(deploymentId + "/" + key, k -> read(deploymentId, key));
    }

    private Map<String, String> read(String deploymentId, String key) {
        CamundaFormDefinitionEntity definition = Context.getCommandContext().getCamundaFormDefinitionManager()
                .findDefinitionByDeploymentAndKey(deploymentId, key);
        if (definition == null) {
            throw new IllegalStateException("form %s is not in deployment %s".formatted(key, deploymentId));
        }
        ResourceEntity resource = Context.getCommandContext().getResourceManager()
                .findResourceByDeploymentIdAndResourceName(deploymentId, definition.getResourceName());
        try {
            Map<String, String> labels = new LinkedHashMap<>();
            collect(json.readTree(resource.getBytes()).path("components"), labels);
            return labels;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode components, Map<String, String> labels) {
        for (JsonNode component : components) {
            boolean input = component.hasNonNull("key") && !component.path("type").asText().matches("group|button");
            if (input) {
                String label = component.hasNonNull("dateLabel") ? component.path("dateLabel").asText()
                        : component.path("label").asText();
                labels.put(component.path("key").asText(), label);
            }
            collect(component.path("components"), labels);
        }
    }
}
