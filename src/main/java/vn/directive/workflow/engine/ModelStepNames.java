package vn.directive.workflow.engine;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.workflow.AsSystem;
import vn.directive.workflow.StepNames;

@Component
class ModelStepNames implements StepNames {

    private final RepositoryService repository;
    private final AsSystem asSystem;

    ModelStepNames(@Lazy RepositoryService repository, AsSystem asSystem) {
        this.repository = repository;
        this.asSystem = asSystem;
    }

    @Override
    public String of(String processDefinitionId, String elementId) {
        return asSystem.call(() -> repository.getBpmnModelInstance(processDefinitionId)
                .getModelElementById(elementId) instanceof FlowElement element && element.getName() != null
                ? element.getName().replaceAll("\\s+", " ") : elementId);
    }
}
