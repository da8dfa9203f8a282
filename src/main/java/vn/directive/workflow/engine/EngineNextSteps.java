package vn.directive.workflow.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.workflow.NextSteps;

/** Follows the flows of the deployed model, which the engine keeps parsed. */
@Component
class EngineNextSteps implements NextSteps {

    private static final int MOST = 6;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    private final ProcessEngine engine;

    EngineNextSteps(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<Step> after(String taskId) {
        Task task = engine.getTaskService().createTaskQuery().taskId(taskId).singleResult();
        if (task == null || task.getProcessDefinitionId() == null) {
            return List.of();
        }
        FlowNode from = engine.getRepositoryService().getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        Map<String, Object> variables = engine.getTaskService().getVariables(taskId);
        List<Step> steps = new ArrayList<>();
        Set<FlowNode> seen = new HashSet<>();
        Deque<Way> ways = new ArrayDeque<>(List.of(new Way(from, null)));
        while (!ways.isEmpty() && steps.size() < MOST) {
            Way way = ways.removeFirst();
            for (SequenceFlow flow : outgoing(way.node())) {
                FlowNode next = flow.getTarget();
                String answer = flow.getName() == null || flow.getName().isBlank() ? way.answer()
                        : (oneLine(way.node().getName()) + " " + oneLine(flow.getName())).strip();
                if (!seen.add(next)) {
                    continue;
                }
                if (isStep(next)) {
                    steps.add(step(next, answer, variables));
                } else {
                    ways.add(new Way(next, next instanceof CatchEvent && next.getName() != null
                            ? oneLine(next.getName()) : answer));
                }
            }
        }
        return steps;
    }

    /** An embedded subprocess goes on where it stands once it has ended. */
    private static List<SequenceFlow> outgoing(FlowNode node) {
        FlowNode source = node instanceof EndEvent && node.getParentElement() instanceof SubProcess around ? around : node;
        return List.copyOf(source.getOutgoing());
    }

    private static boolean isStep(FlowNode node) {
        return node instanceof UserTask || node instanceof CallActivity
                || node instanceof EndEvent && !(node.getParentElement() instanceof SubProcess);
    }

    private static Step step(FlowNode node, String answer, Map<String, Object> variables) {
        String name = oneLine(node.getName());
        List<String> groups = node instanceof UserTask task && task.getCamundaCandidateGroups() != null
                ? Arrays.stream(task.getCamundaCandidateGroups().split(",")).map(String::strip)
                        .map(group -> resolved(group, variables)).filter(group -> !group.contains("$")).toList()
                : List.of();
        return new Step(answer, name, groups, node instanceof EndEvent);
    }

    private static String oneLine(String label) {
        return label == null ? "" : label.replaceAll("\\s+", " ").strip();
    }

    private static String resolved(String group, Map<String, Object> variables) {
        return VARIABLE.matcher(group).replaceAll(found -> Matcher.quoteReplacement(
                variables.get(found.group(1)) instanceof String value ? value : found.group()));
    }

    private record Way(FlowNode node, String answer) {}
}
