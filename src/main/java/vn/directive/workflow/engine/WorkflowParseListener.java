package vn.directive.workflow.engine;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Attaches {@link TaskLifecycle} to every user task and takes start-form data out of the variables. */
class WorkflowParseListener extends AbstractBpmnParseListener {

    private final TaskLifecycle lifecycle;

    WorkflowParseListener(TaskLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        Judgement judgement = Judgement.of(name -> property(element, name));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, lifecycle.onCreate(judgement));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, lifecycle.onAssignment(judgement));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, lifecycle.onComplete(judgement));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, lifecycle.onDelete());
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        ExecutionListener captureStartForm = execution -> {
            ProcessDefinitionEntity started = ((ExecutionEntity) execution).getProcessDefinition();
            FormSubmission.capture(execution,
                    lifecycle.labels(started.getDeploymentId(), started.getStartFormDefinition()));
        };
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, captureStartForm, 0);
    }

    private static String property(Element element, String name) {
        Element extensions = element.element("extensionElements");
        Element properties = extensions == null ? null : extensions.element("properties");
        if (properties == null) {
            return null;
        }
        return properties.elements("property").stream().filter(p -> name.equals(p.attribute("name")))
                .map(p -> p.attribute("value")).findFirst().orElse(null);
    }
}
