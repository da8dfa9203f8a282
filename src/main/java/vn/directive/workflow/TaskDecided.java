package vn.directive.workflow;

/**
 * A person completed a task whose form asks for a decision.
 *
 * @param outcome value of the form's field {@code outcome}, for example {@code RETURN}
 * @param label the same in the form's words, for example "Trả lại để sửa"
 * @param note why, as typed; null when nothing was typed
 */
public record TaskDecided(String taskId, String outcome, String label, String note) {}
