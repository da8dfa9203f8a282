package vn.directive.workflow.engine;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.SubstitutionEntered;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.Substitution;

/**
 * Tasks that a person had claimed before going away return to their group, where the substitute finds them: a
 * substitution opens groups, and a claimed task is in nobody's list but the claimant's.
 */
@Component
class ClaimsOfAbsent {

    private final Substitutions substitutions;
    private final TaskService tasks;

    ClaimsOfAbsent(Substitutions substitutions, @Lazy TaskService tasks) {
        this.substitutions = substitutions;
        this.tasks = tasks;
    }

    /** Just after midnight, when substitutions begin, and whenever one is entered; harmless to repeat. */
    @Scheduled(cron = "0 1 0 * * *", zone = "Asia/Ho_Chi_Minh")
    @EventListener(SubstitutionEntered.class)
    @Transactional
    public void release() {
        for (Substitution substitution : substitutions.inEffect()) {
            tasks.createTaskQuery().taskAssignee(substitution.absent()).list().stream()
                    .filter(task -> isCovered(task, substitution))
                    .forEach(task -> tasks.setAssignee(task.getId(), null));
        }
    }

    private boolean isCovered(Task task, Substitution substitution) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId).map(GroupId::parse).flatMap(Optional::stream)
                .anyMatch(substitution::covers);
    }
}
