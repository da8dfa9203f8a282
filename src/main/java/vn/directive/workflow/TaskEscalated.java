package vn.directive.workflow;

import java.util.UUID;

/**
 * Nobody in the wanted group may take the task, so it went upward; published in the same transaction.
 *
 * @param wantedGroup the group named by the model
 * @param givenTo the group that got it
 * @param reason Vietnamese sentence: who has it now instead of whom, and why
 * @param blocked nobody in the whole line can act, so somebody must be appointed
 */
public record TaskEscalated(String taskId, String taskKey, String name, UUID directiveId, String wantedGroup,
        String givenTo, String reason, boolean blocked) {}
