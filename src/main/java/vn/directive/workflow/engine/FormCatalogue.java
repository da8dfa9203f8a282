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
import vn.directive.workflow.DossierVariables;

/** What the fields and the decisions of deployed forms are called; read once per deployment and form. */
class FormCatalogue {

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Words> wordsByForm = new ConcurrentHashMap<>();

    /**
     * @param deploymentId deployment of the process definition; forms are bound to it
     * @param form may be null
     * @return label by field key in the form's order; empty without a Camunda Form
     */
    Map<String, String> labels(String deploymentId, FormDefinition form) {
        return words(deploymentId, form).labels();
    }

    /** The form's words for what was chosen in its field {@code outcome}; the value itself when it has none. */
    String outcome(String deploymentId, FormDefinition form, String value) {
        return words(deploymentId, form).outcomes().getOrDefault(value, value);
    }

    private Words words(String deploymentId, FormDefinition form) {
        if (form == null || form.getCamundaFormDefinitionKey() == null) {
            return new Words(Map.of(), Map.of());
        }
        String key = form.getCamundaFormDefinitionKey().getExpressionText();
        return wordsByForm.computeIfAbsent(deploymentId + "/" + key, k -> read(deploymentId, key));
    }

    private Words read(String deploymentId, String key) {
        CamundaFormDefinitionEntity definition = Context.getCommandContext().getCamundaFormDefinitionManager()
                .findDefinitionByDeploymentAndKey(deploymentId, key);
        if (definition == null) {
            throw new IllegalStateException("form %s is not in deployment %s".formatted(key, deploymentId));
        }
        ResourceEntity resource = Context.getCommandContext().getResourceManager()
                .findResourceByDeploymentIdAndResourceName(deploymentId, definition.getResourceName());
        try {
            Words words = new Words(new LinkedHashMap<>(), new LinkedHashMap<>());
            collect(json.readTree(resource.getBytes()).path("components"), words);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode components, Words words) {
        for (JsonNode component : components) {
            boolean input = component.hasNonNull("key") && !component.path("type").asText().matches("group|button");
            if (input) {
                String label = component.hasNonNull("dateLabel") ? component.path("dateLabel").asText()
                        : component.path("label").asText();
                words.labels().put(component.path("key").asText(), label);
            }
            if (DossierVariables.OUTCOME.name().equals(component.path("key").asText())) {
                component.path("values").forEach(option ->
                        words.outcomes().put(option.path("value").asText(), option.path("label").asText()));
            }
            collect(component.path("components"), words);
        }
    }

    /**
     * @param labels by field key, in the form's order
     * @param outcomes label by value of the field {@code outcome}
     */
    private record Words(Map<String, String> labels, Map<String, String> outcomes) {}
}
