package vn.directive.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The open tasks of everybody, for reminders and deadlines; no authorization is applied. */
public interface OpenTasks {

    /**
     * Tasks due before a time, a page after the other in order of id.
     *
     * @param afterTaskId last id of the page before, or the empty string at the start
     * @param size how many at most; fewer mean that this was the last page
     */
    List<OpenTask> dueBefore(Instant before, String afterTaskId, int size);

    /** Every open task of a dossier, soonest due first, those without a due date last. */
    List<OpenTask> ofDossier(UUID directiveId);

    Optional<OpenTask> find(String taskId);

    /** Every open task of these process instances, in order of id; one query. */
    List<OpenTask> ofInstances(Collection<String> processInstanceIds);

    /**
     * Open tasks with a due date that a person took or that anybody in the groups may take, soonest first; of restricted
     * dossiers only those that the person may know of today.
     */
    List<OpenTask> dueFor(String username, Collection<String> groups, int limit);

    /**
     * Open tasks with a due date that any of the groups was asked to do, taken by somebody or not, soonest first; of
     * restricted dossiers only those that the person may know of today.
     */
    List<OpenTask> dueOf(String username, Collection<String> groups, int limit);

    /**
     * @param instanceId process instance that the task belongs to
     * @param processKey process that the task belongs to
     * @param directiveId null for a task outside any dossier
     * @param dueAt null when the task has no due date
     * @param assignee who took it, or null
     * @param groups candidate groups
     */
    record OpenTask(String taskId, String instanceId, String processKey, String taskKey, String name,
            UUID directiveId, Instant openedAt, Instant dueAt, String assignee, List<String> groups) {}
}
