package vn.directive.workflow.access;

import java.util.List;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Rights on lists of tasks at a cost that follows what the person sees. The stock check joins every open task with
 * every right of the person's groups, of which each task has its own: 100,000 tasks times 1,000 rights. The engine
 * gives these rights to a task's candidates and its assignee and to nobody else, so the same is asked of the task's
 * candidates, which are found by an index. Whoever may read every task is not asked at all. Tenants are checked apart
 * and stay as they are; so does the stock check wherever a right is taken away, or one task is asked for by its id.
 */
class TaskReading extends AuthorizationManager {

    /** Stock looks first which groups have any rights, through all of them; a person is in a dozen groups. */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? List.of() : groups;
    }

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        super.configureTaskQuery(query);
        AuthorizationCheck check = query.getAuthCheck();
        if (!check.isAuthorizationCheckEnabled() || check.isRevokeAuthorizationCheckEnabled()) {
            return;
        }
        if (asksForOwn(query, check) || isAuthorized(Permissions.READ_TASK, Resources.PROCESS_DEFINITION, "*")) {
            check.setAuthorizationCheckEnabled(false);
        } else if (!asksForSomeTask(query) && query.getQueries().stream().noneMatch(TaskReading::asksForPeople)) {
            query.or().taskCandidateUser(check.getAuthUserId()).taskCandidateGroupIn(check.getAuthGroupIds())
                    .includeAssignedTasks().endOr();
            check.setAuthorizationCheckEnabled(false);
        }
    }

    private static boolean asksForOwn(TaskQueryImpl query, AuthorizationCheck check) {
        String user = check.getAuthUserId();
        List<String> groups = query.getCandidateGroupsInternal();
        if (user.equals(query.getAssignee())) {
            return true;
        }
        // A pattern is an alternative to the groups and people that are named beside it: it may find any task.
        return query.getCandidateGroupLike() == null && query.getCandidateGroup() == null
                && (groups == null && user.equals(query.getCandidateUser())
                || groups != null && query.getCandidateUser() == null && check.getAuthGroupIds().containsAll(groups));
    }

    private static boolean asksForSomeTask(TaskQueryImpl query) {
        return query.getTaskId() != null || query.getTaskIdIn() != null;
    }

    /** The engine joins a task's people once: two conditions on them would have to hold for the same one. */
    private static boolean asksForPeople(TaskQueryImpl query) {
        return query.getCandidateUser() != null || query.getCandidateGroup() != null
                || query.getCandidateGroupsInternal() != null || query.getCandidateGroupLike() != null
                || query.getInvolvedUser() != null || query.isWithCandidateGroups() || query.isWithCandidateUsers();
    }
}
