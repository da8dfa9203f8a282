package vn.directive.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.directive.document.DocumentKind;

/** Every task that decides on what others did names them, so that none of them decides it. */
class DutiesGuardTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Tasks whose form has a choice but that decide on nobody's work, and why. */
    private static final Map<String, String> OWN_WORK = Map.of(
            "userTask_acknowledgeRequest", "a body takes in a request from outside; nobody of it did anything before",
            "userTask_followRound", "the lead body conducts its own round",
            "userTask_sendPaper", "a body's own paper; whoever writes it sends it",
            "userTask_urge", "the letter is written by its signer; nobody submits it");

    static Stream<Arguments> deciding() throws IOException {
        List<Arguments> found = new ArrayList<>();
        Set<String> choosing = formsWithAChoice();
        for (Path file : ModelGuardTest.models()) {
            BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
            for (UserTask task : model.getModelElementsByType(UserTask.class)) {
                if (choosing.contains(task.getCamundaFormRef()) || !property(task, "notByDoerOf").isEmpty()) {
                    found.add(arguments(file.getFileName().toString(), task.getId(), task));
                }
            }
        }
        return found.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("deciding")
    void namesWhoMayNotDecide(String file, String id, UserTask task) {
        List<String> doers = property(task, "notByDoerOf");
        if (OWN_WORK.containsKey(id)) {
            assertThat(doers).as("allowed to have none: " + OWN_WORK.get(id)).isEmpty();
            return;
        }
        assertThat(doers).as("notByDoerOf of %s in %s", id, file).isNotEmpty().doesNotContain(id).doesNotHaveDuplicates()
                .allSatisfy(doer -> assertThat(task.getModelInstance().<UserTask>getModelElementById(doer))
                        .isInstanceOf(UserTask.class));
        assertThat(property(task, "notByAuthorOf")).as("notByAuthorOf").isSubsetOf(Stream.concat(Stream.of("COMMENTS"),
                Arrays.stream(DocumentKind.values()).map(Enum::name)).toList());
        assertThat(task.getCamundaAssignee()).as("given to one person, whoever that is").isNull();
    }

    @Test
    void whatIsAllowedExists() throws IOException {
        assertThat(deciding().map(arguments -> (String) arguments.get()[1]).collect(Collectors.toSet()))
                .containsAll(OWN_WORK.keySet());
    }

    private static List<String> property(UserTask task, String name) {
        return Stream.ofNullable(task.getExtensionElements())
                .flatMap(e -> e.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName())).map(CamundaProperty::getCamundaValue)
                .flatMap(value -> Arrays.stream(value.split(",")).map(String::strip)).toList();
    }

    private static Set<String> formsWithAChoice() throws IOException {
        Set<String> forms = new TreeSet<>();
        for (Path file : ModelGuardTest.forms()) {
            JsonNode form = JSON.readTree(file.toFile());
            if (form.path("components").findValuesAsText("key").contains("outcome")) {
                forms.add(form.path("id").asText());
            }
        }
        return forms;
    }
}
