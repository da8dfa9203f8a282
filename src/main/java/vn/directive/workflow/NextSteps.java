package vn.directive.workflow;

import java.util.List;

/** What the model says comes after an open task. */
public interface NextSteps {

    /**
     * The steps that may follow, nearest first; more than one where the way divides.
     *
     * @param taskId an open task that the caller has found visible
     */
    List<Step> after(String taskId);

    /**
     * @param answer the question of the last fork on the way there and its answer, or what has to happen first; null
     *     without either
     * @param name of the next task, of the process that takes over, or of the end
     * @param groups whose turn it is then, as {@code <body>:<role>}; empty when not known yet
     * @param end nothing follows in this process
     */
    record Step(String answer, String name, List<String> groups, boolean end) {}
}
