package vn.directive.workflow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A user task was created and routed; published in the same transaction.
 *
 * @param directiveId null for a task outside any dossier
 * @param assignee whose task it is from the beginning (a personal ballot), or null
 * @param groups candidate groups after routing
 * @param dueAt null when the task has no due date
 */
public record TaskOpened(String taskId, String processKey, String taskKey, String name, UUID directiveId,
        String assignee, List<String> groups, Instant dueAt) {}
