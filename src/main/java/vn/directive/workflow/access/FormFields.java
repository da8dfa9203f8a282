package vn.directive.workflow.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Which fields a deployed form has, and which answers its choices allow. */
@Component
public class FormFields {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessEngine engine;
    private final Map<String, Fields> byForm = new ConcurrentHashMap<>();

    FormFields(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * @param keys fields that may be submitted
     * @param choices allowed values of the choices whose list is part of the form, by key
     */
    public record Fields(Set<String> keys, Map<String, Set<String>> choices) {

        static final Fields NONE = new Fields(Set.of(), Map.of());
    }

    /** Fields of a task's form; none when the task is gone or has no form. */
    public Fields ofTask(String taskId) {
        Task task = engine.getTaskService().createTaskQuery().taskId(taskId).singleResult();
        if (task == null || task.getProcessDefinitionId() == null) {
            return Fields.NONE;
        }
        return read(task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey(),
                () -> engine.getFormService().getDeployedTaskForm(taskId));
    }

    /** Fields of a start form. */
    public Fields ofStart(String definitionId) {
        return read(definitionId, () -> engine.getFormService().getDeployedStartForm(definitionId));
    }

    /** Fields of the start form of the newest version. */
    public Fields ofStartByKey(String key) {
        ProcessDefinition definition = engine.getRepositoryService().createProcessDefinitionQuery()
                .processDefinitionKey(key).latestVersion().list().stream().findFirst().orElse(null);
        return definition == null ? Fields.NONE : ofStart(definition.getId());
    }

    private Fields read(String key, Supplier<InputStream> form) {
        Fields known = byForm.get(key);
        if (known != null) {
            return known;
        }
        try (InputStream source = form.get()) {
            Set<String> keys = new HashSet<>();
            Map<String, Set<String>> choices = new HashMap<>();
            collect(JSON.readTree(source).path("components"), keys, choices);
            Fields fields = new Fields(Set.copyOf(keys), Map.copyOf(choices));
            byForm.put(key, fields);
            return fields;
        } catch (ProcessEngineException e) {
            return Fields.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode components, Set<String> keys, Map<String, Set<String>> choices) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            if (component.hasNonNull("key") && !type.matches("group|button")) {
                keys.add(component.path("key").asText());
                if (type.matches("radio|select") && component.path("values").size() > 0
                        && !component.has("conditional")) {
                    Set<String> values = new HashSet<>();
                    component.path("values").forEach(value -> values.add(value.path("value").asText()));
                    choices.put(component.path("key").asText(), Set.copyOf(values));
                }
            }
            collect(component.path("components"), keys, choices);
        }
    }
}
