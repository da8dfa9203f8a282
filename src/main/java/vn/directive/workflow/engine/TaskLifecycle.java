package vn.directive.workflow.engine;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Organisation.Route;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.TimeConfiguration;
import vn.directive.workflow.DossierContext;
import vn.directive.workflow.DossierContext.Card;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;
import vn.directive.workflow.TaskDecided;
import vn.directive.workflow.TaskOpened;
import vn.directive.workflow.draft.TaskDrafts;
import vn.directive.workflow.engine.TaskRouting.Moved;

/**
 * What happens to every user task of every process, so that no model has to repeat it: on create it is
 * routed to people who may take it and gets its card; on complete the doer is recorded, the separation of
 * duties is checked, and the form's data is taken out of the variables. However it ends, its draft ends with it.
 */
@Component
class TaskLifecycle {

    private static final int LONGEST = 2_000;
    private static final List<String> NOTES = List.of("note", "reason", "question");
    private static final String BACKGROUND = Duties.BACKGROUND;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, dd/MM/yyyy", Locale.forLanguageTag("vi-VN"));
    private static final ZoneId ZONE = TimeConfiguration.ZONE;

    private final Organisation organisation;
    private final ObjectProvider<DossierContext> dossiers;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final TaskDrafts drafts;
    private final AuditTrail audit;
    private final Duties duties;
    private final TaskRouting routing;
    private final FormCatalogue forms = new FormCatalogue();

    TaskLifecycle(Organisation organisation, ObjectProvider<DossierContext> dossiers, CurrentUser currentUser,
            ApplicationEventPublisher events, TaskDrafts drafts, AuditTrail audit, Duties duties, TaskRouting routing) {
        this.organisation = organisation;
        this.dossiers = dossiers;
        this.currentUser = currentUser;
        this.events = events;
        this.drafts = drafts;
        this.audit = audit;
        this.duties = duties;
        this.routing = routing;
    }

    FormCatalogue forms() {
        return forms;
    }

    TaskListener onCreate(Judgement judgement) {
        return task -> {
            UUID directiveId = DossierVariables.DIRECTIVE_ID.from(task).optional().orElse(null);
            // the form would show what was chosen at an earlier step as if it were chosen here
            DossierVariables.OUTCOME.from(task.getExecution()).remove();
            release(task);
            List<String> groups = route(task, directiveId, duties.of(task, judgement));
            if (directiveId != null) {
                dossiers.ifAvailable(context -> describe(task, context.card(directiveId), bodies(groups)));
            }
            events.publishEvent(new TaskOpened(task.getId(), processKey(task), task.getTaskDefinitionKey(),
                    task.getName(), directiveId, task.getAssignee(), groups,
                    task.getDueDate() == null ? null : task.getDueDate().toInstant()));
        };
    }

    TaskListener onComplete(Judgement judgement) {
        return task -> {
            String user = currentUser.username();
            if (task.getAssignee() == null) {
                task.setAssignee(user);
            } else if (!task.getAssignee().equals(user) && !BACKGROUND.equals(user)) {
                // The record of who did it, on which the separation of duties rests, names the assignee.
                throw new DomainException("Việc này đã do %s nhận; người khác không hoàn thành thay được."
                        .formatted(organisation.displayName(task.getAssignee())));
            }
            Conflicts conflicts = duties.of(task, judgement);
            Stream.of(user, task.getAssignee()).filter(conflicts::bar).findFirst().ifPresent(person -> {
                throw new DomainException(conflicts.refusal(person, organisation.displayName(person))
                        + " Hãy trả lại việc để người khác trong đơn vị hoặc cấp trên xử lý.");
            });
            Capacity capacity = capacity(task, user);
            duties.done(task, user, capacity);
            TaskEntity entity = (TaskEntity) task;
            FormData data = FormSubmission.capture(task, forms.labels(
                    entity.getProcessDefinition().getDeploymentId(), entity.getTaskDefinition().getFormDefinition()));
            data.optionalText(DossierVariables.OUTCOME.name()).ifPresent(outcome -> {
                DossierVariables.OUTCOME.on(task.getExecution()).set(outcome);
                events.publishEvent(new TaskDecided(task.getId(), outcome, forms.outcome(
                        entity.getProcessDefinition().getDeploymentId(),
                        entity.getTaskDefinition().getFormDefinition(), outcome), note(data)));
            });
            drafts.taskEnds(task.getId());
            record(task, capacity, data.optionalText(DossierVariables.OUTCOME.name()).orElse(null));
        };
    }

    private Capacity capacity(DelegateTask task, String user) {
        List<GroupId> groups = task.getCandidates().stream().filter(link -> link.getGroupId() != null)
                .flatMap(link -> GroupId.parse(link.getGroupId()).stream()).distinct().toList();
        return BACKGROUND.equals(user) ? Capacity.of(BACKGROUND)
                : organisation.capacity(user, groups).orElse(Capacity.of("assignee"));
    }

    /** By whom in which post and for whom, in one insert. */
    private void record(DelegateTask task, Capacity capacity, String outcome) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("process", processKey(task));
        details.put("step", task.getTaskDefinitionKey());
        details.put("name", task.getName());
        if (outcome != null) {
            details.put("outcome", outcome);
        }
        audit.record("task.complete", new Subject("task", task.getId(),
                DossierVariables.DIRECTIVE_ID.from(task).optional().orElse(null)), capacity, null, details);
    }

    TaskListener onDelete() {
        return task -> drafts.taskEnds(task.getId());
    }

    /** Forms name the field for the reason of a decision in one of these ways. */
    private static String note(FormData data) {
        return NOTES.stream().flatMap(key -> data.optionalText(key).stream()).findFirst().orElse(null);
    }

    /** Whom an earlier step chose may have no post any more: then it is for whoever is in the group. */
    private void release(DelegateTask task) {
        if (task.getAssignee() != null && task.getCandidates().stream().anyMatch(link -> link.getGroupId() != null)
                && organisation.groupsOf(task.getAssignee()).isEmpty()) {
            task.setAssignee(null);
        }
    }

    private List<String> route(DelegateTask task, UUID directiveId, Conflicts conflicts) {
        List<String> groups = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        Set<String> present = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        for (IdentityLink link : List.copyOf(task.getCandidates())) {
            if (!IdentityLinkType.CANDIDATE.equals(link.getType()) || link.getGroupId() == null) {
                continue;
            }
            GroupId wanted = GroupId.parse(link.getGroupId()).orElse(null);
            if (wanted == null) {
                groups.add(link.getGroupId());
                continue;
            }
            Route route = organisation.route(wanted, conflicts.people());
            groups.add(route.group().toString());
            if (route.escalated()) {
                task.addCandidateGroup(route.group().toString());
                reasons.add(routing.sentUp(new Moved(task.getId(), task.getTaskDefinitionKey(), task.getName(),
                        directiveId), wanted, route, !present.contains(route.group().toString()), conflicts));
            }
        }
        if (!reasons.isEmpty()) {
            task.setVariableLocal(TaskRouting.WHY, shortened(String.join(" ", reasons)));
        }
        return groups;
    }

    /**
     * Whoever is given a task can find it: lists of tasks go by the candidates, and an assignee from elsewhere
     * becomes one. People who claim are candidates already. However it is given to somebody, it is not given to who may
     * not decide on it.
     */
    TaskListener onAssignment(Judgement judgement) {
        return task -> {
            String assignee = task.getAssignee();
            if (assignee != null && !judgement.isNone()) {
                Conflicts conflicts = duties.of(task, judgement);
                if (conflicts.bar(assignee)) {
                    throw new DomainException(conflicts.refusal(assignee, organisation.displayName(assignee)));
                }
            }
            if (assignee != null && !assignee.equals(currentUser.username()) && task.getCandidates().stream()
                    .noneMatch(link -> assignee.equals(link.getUserId()) || isIn(link.getGroupId(), assignee))) {
                task.addCandidateUser(assignee);
            }
        };
    }

    private boolean isIn(String group, String username) {
        return Optional.ofNullable(group).flatMap(GroupId::parse).map(g -> organisation.members(g).contains(username)).orElse(false);
    }

    /** Names of the bodies whose people may take it. */
    private String bodies(List<String> groups) {
        Set<String> codes = groups.stream().map(GroupId::parse).flatMap(Optional::stream).map(GroupId::body)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, String> names = codes.isEmpty() ? Map.of() : organisation.names(codes);
        return codes.stream().map(code -> names.getOrDefault(code, code)).collect(Collectors.joining(", "));
    }

    private static void describe(DelegateTask task, Card card, String bodies) {
        task.setVariableLocal("dossierNumber", card.dossierNumber());
        task.setVariableLocal("dossierSubject", card.subject());
        task.setVariableLocal("dossierSymbol", card.symbol());
        task.setVariableLocal("dossierPhase", card.phase());
        task.setVariableLocal("dossierBody", bodies);
        if (!card.urgency().isEmpty()) {
            task.setVariableLocal("dossierUrgency", card.urgency());
        }
        task.setVariableLocal("dossierDraft", card.draftVersion());
        task.setVariableLocal("dossierDue", task.getDueDate() == null ? "không định hạn"
                : DAY.format(task.getDueDate().toInstant().atZone(ZONE)));
    }

    private static String processKey(DelegateTask task) {
        return ((TaskEntity) task).getProcessDefinition().getKey();
    }

    /** Longer values of variables fail. */
    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    Map<String, String> labels(String deploymentId, org.camunda.bpm.engine.impl.form.FormDefinition form) {
        return forms.labels(deploymentId, form);
    }
}
