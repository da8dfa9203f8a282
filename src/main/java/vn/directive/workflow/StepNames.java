package vn.directive.workflow;

/** What the steps of processes are called. */
public interface StepNames {

    /** Name of an element in one line, or its id when it has none. */
    String of(String processDefinitionId, String elementId);
}
