package vn.directive.workflow.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.shared.CurrentUser;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.VisibleTasks;
import vn.directive.workflow.identity.PresentRights;
import vn.directive.workflow.identity.PresentRights.Rights;

@Component
class EngineVisibleTasks implements VisibleTasks {

    private final ProcessEngine engine;
    private final PresentRights rights;
    private final CurrentUser currentUser;

    EngineVisibleTasks(@Lazy ProcessEngine engine, PresentRights rights, CurrentUser currentUser) {
        this.engine = engine;
        this.rights = rights;
        this.currentUser = currentUser;
    }

    @Override
    public Optional<VisibleTask> find(String taskId) {
        Task task = asActingPerson(username ->
                engine.getTaskService().createTaskQuery().taskId(taskId).initializeFormKeys().singleResult());
        if (task == null) {
            return Optional.empty();
        }
        Object directiveId = engine.getTaskService().getVariable(taskId, DossierVariables.DIRECTIVE_ID.name());
        List<String> groups = engine.getTaskService().getIdentityLinksForTask(taskId).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId).sorted().toList();
        ProcessDefinition process = task.getProcessDefinitionId() == null ? null
                : engine.getRepositoryService().getProcessDefinition(task.getProcessDefinitionId());
        return Optional.of(new VisibleTask(task.getId(), task.getName(), task.getDescription(),
                task.getTaskDefinitionKey(), process == null ? null : process.getKey(),
                process == null ? null : process.getName(), task.getProcessInstanceId(),
                directiveId == null ? null : UUID.fromString(directiveId.toString()), task.getAssignee(), groups,
                task.getCreateTime().toInstant(), task.getDueDate() == null ? null : task.getDueDate().toInstant()));
    }

    @Override
    public boolean mayWorkOn(String taskId) {
        return asActingPerson(username -> engine.getTaskService().createTaskQuery().taskId(taskId)
                .or().taskAssignee(username).taskCandidateUser(username).endOr().count() > 0);
    }

    /** The engine checks rights only while it knows who acts. */
    private <T> T asActingPerson(Function<String, T> question) {
        String username = currentUser.username();
        Authentication before = engine.getIdentityService().getCurrentAuthentication();
        Rights now = rights.of(username);
        engine.getIdentityService().setAuthentication(username, now.groups(), now.tenants());
        try {
            return question.apply(username);
        } finally {
            if (before == null) {
                engine.getIdentityService().clearAuthentication();
            } else {
                engine.getIdentityService().setAuthentication(before);
            }
        }
    }
}
