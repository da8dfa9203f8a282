package vn.directive.workflow.access;

import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * Rights on a task go with the task. The engine gives them to candidates and assignees and never takes them back: a
 * body from which a task was moved away could still open it by its id, take it and complete it.
 */
class TaskRights extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String after) {
        if (before != null && !before.equals(after) && !before.equals(task.getOwner())
                && ((TaskEntity) task).getIdentityLinks().stream().noneMatch(link -> before.equals(link.getUserId()))) {
            getAuthorizationManager().deleteAuthorizationsByResourceIdAndUserId(Resources.TASK, task.getId(), before);
        }
        return super.newTaskAssignee(task, before, after);
    }

    @Override
    public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String user, String type) {
        if (goesOn(task) && !user.equals(task.getAssignee()) && !user.equals(task.getOwner())) {
            getAuthorizationManager().deleteAuthorizationsByResourceIdAndUserId(Resources.TASK, task.getId(), user);
        }
        return null;
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String group, String type) {
        if (goesOn(task)) {
            getAuthorizationManager().deleteAuthorizationsByResourceIdAndGroupId(Resources.TASK, task.getId(), group);
        }
        return null;
    }

    /** With a task that ends, the engine deletes all rights on it itself. */
    private static boolean goesOn(Task task) {
        return !((TaskEntity) task).isDeleted();
    }
}
