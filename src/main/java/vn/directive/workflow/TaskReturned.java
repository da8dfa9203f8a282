package vn.directive.workflow;

import java.util.UUID;

/**
 * A task that had been sent up came back to the group that it was meant for; published in the same transaction.
 *
 * @param group the group that has it again
 * @param from the group that had it meanwhile
 * @param reason Vietnamese sentence
 */
public record TaskReturned(String taskId, String name, UUID directiveId, String group, String from, String reason) {}
