package vn.directive.workflow.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/**
 * What a task decides on, as its extension properties say.
 *
 * @param steps ids of user tasks of the same process whose doers may not do this one ({@code notByDoerOf})
 * @param works kinds of {@link vn.directive.workflow.WorkAuthors} whose authors may not ({@code notByAuthorOf})
 */
record Judgement(List<String> steps, List<String> works) {

    static final String NOT_BY_DOER_OF = "notByDoerOf";
    static final String NOT_BY_AUTHOR_OF = "notByAuthorOf";

    /** @param property value of an extension property by its name, or null */
    static Judgement of(UnaryOperator<String> property) {
        return new Judgement(split(property.apply(NOT_BY_DOER_OF)), split(property.apply(NOT_BY_AUTHOR_OF)));
    }

    static Judgement of(UserTask task) {
        return of(name -> Stream.ofNullable(task.getExtensionElements()).flatMap(Judgement::properties)
                .filter(property -> name.equals(property.getCamundaName())).map(CamundaProperty::getCamundaValue)
                .findFirst().orElse(null));
    }

    boolean isNone() {
        return steps.isEmpty() && works.isEmpty();
    }

    private static Stream<CamundaProperty> properties(ExtensionElements extensions) {
        return extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream());
    }

    private static List<String> split(String property) {
        return property == null ? List.of() : Arrays.stream(property.split(",")).map(String::strip).toList();
    }
}
