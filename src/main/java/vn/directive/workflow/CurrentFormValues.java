package vn.directive.workflow;

import java.util.Map;

/**
 * What a form shows as it is when somebody opens it. A copy beside the task would have to follow every change, and a
 * list of all bodies would be kept once for each of thousands of tasks.
 */
public interface CurrentFormValues {

    /** Whether forms of this step show such values. */
    boolean shows(String processKey, String taskKey);

    /**
     * @param taskId an open task of such a step
     * @return texts, or typed values of the engine, by key
     */
    Map<String, Object> of(String taskId);
}
