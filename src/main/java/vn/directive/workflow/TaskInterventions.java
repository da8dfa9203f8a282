package vn.directive.workflow;

import java.time.LocalDate;
import java.util.List;

/**
 * What those who oversee a dossier do with its open tasks: each with a reason and an entry in the audit trail. A task of
 * a dossier that the acting person may not know of is not found; who may know and not intervene is refused.
 */
public interface TaskInterventions {

    /** Whom the task may be given to. */
    Choices choices(String taskId);

    /**
     * Gives the task to a person of its groups.
     *
     * @throws vn.directive.shared.DomainException at {@code assignee} when they are not, are away, or did a step that
     *     this one judges
     */
    void assign(String taskId, String username, String reason);

    /**
     * Gives the task to another group, where somebody takes it.
     *
     * @param group as {@code <body>:<role>}
     * @throws vn.directive.shared.DomainException at {@code group} when nobody there may take it
     */
    void handOver(String taskId, String group, String reason);

    /**
     * Moves the task from its body to another one, keeping the roles.
     *
     * @param successor code of a body that exists
     * @param wholeInstance true for every open and coming task of the body in the same process instance
     * @return how many open tasks moved
     * @throws vn.directive.shared.DomainException at {@code successor}; nothing has moved then
     */
    int reroute(String taskId, String successor, boolean wholeInstance, String reason);

    /**
     * Moves the due date, and the deadline behind it where a module keeps one.
     *
     * @throws vn.directive.shared.DomainException at {@code deadline} when it is missing, past, a day off or no later
     */
    void extend(String taskId, LocalDate deadline, String reason);

    /** Reminds whoever has the task; once a day. */
    void remind(String taskId, String reason);

    /**
     * Runs again what failed. Technical administrators may, too.
     *
     * @throws vn.directive.shared.NotFoundException when there is no such incident any more
     * @throws vn.directive.shared.DomainException when no failed job is behind it
     */
    void retry(String incidentId, String reason);

    /**
     * @param people of the task's groups who may take it
     * @param groups other groups of the same bodies that have somebody who may take it
     */
    record Choices(List<Choice> people, List<Choice> groups) {}

    /** @param value username or group; @param label for people */
    record Choice(String value, String label) {}
}
