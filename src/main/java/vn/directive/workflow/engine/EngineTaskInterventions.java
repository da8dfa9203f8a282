package vn.directive.workflow.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.audit.Reason;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Grant;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.VacancyQueue;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DeadlineRule;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.TimeConfiguration;
import vn.directive.workflow.AsSystem;
import vn.directive.workflow.OpenTasks;
import vn.directive.workflow.OpenTasks.OpenTask;
import vn.directive.workflow.Oversight;
import vn.directive.workflow.TaskDeadlineOwner;
import vn.directive.workflow.TaskIntervened;
import vn.directive.workflow.TaskInterventions;
import vn.directive.workflow.WorkingDays;

@Service
@Transactional
class EngineTaskInterventions implements TaskInterventions {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter CARD_DAY =
            DateTimeFormatter.ofPattern("EEEE, dd/MM/yyyy", Locale.forLanguageTag("vi-VN"));
    private static final int RETRIES = 3;

    private final ProcessEngine engine;
    private final AsSystem asSystem;
    private final OpenTasks openTasks;
    private final ObjectProvider<Oversight> oversight;
    private final ObjectProvider<TaskDeadlineOwner> deadlineOwners;
    private final Organisation organisation;
    private final Substitutions substitutions;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final DeadlineRule deadlines;
    private final WorkingDays workingDays;
    private final ApplicationEventPublisher events;
    private final CurrentUser currentUser;
    private final Clock clock;
    private final Duties duties;
    private final VacancyQueue vacancies;

    EngineTaskInterventions(@Lazy ProcessEngine engine, AsSystem asSystem, OpenTasks openTasks,
            ObjectProvider<Oversight> oversight, ObjectProvider<TaskDeadlineOwner> deadlineOwners,
            Organisation organisation, Substitutions substitutions, Accounts accounts, AuditTrail audit,
            DeadlineRule deadlines, WorkingDays workingDays, ApplicationEventPublisher events,
            CurrentUser currentUser, Clock clock, Duties duties, VacancyQueue vacancies) {
        this.engine = engine;
        this.asSystem = asSystem;
        this.openTasks = openTasks;
        this.oversight = oversight;
        this.deadlineOwners = deadlineOwners;
        this.organisation = organisation;
        this.substitutions = substitutions;
        this.accounts = accounts;
        this.audit = audit;
        this.deadlines = deadlines;
        this.workingDays = workingDays;
        this.events = events;
        this.currentUser = currentUser;
        this.clock = clock;
        this.duties = duties;
        this.vacancies = vacancies;
    }

    @Override
    @Transactional(readOnly = true)
    public Choices choices(String taskId) {
        OpenTask task = find(taskId);
        oversight.getObject().require(task.directiveId(), EngineTaskInterventions::noTask);
        Conflicts barred = conflicts(taskId);
        List<GroupId> present = groups(task);
        Set<GroupId> others = present.stream().map(GroupId::body).distinct()
                .flatMap(body -> Arrays.stream(Role.values()).map(role -> new GroupId(body, role)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<GroupId, List<String>> members = organisation.members(others);
        Map<String, String> names = organisation.names(present.stream().map(GroupId::body).collect(Collectors.toSet()));
        Set<String> people = present.stream().flatMap(group -> members.getOrDefault(group, List.of()).stream())
                .filter(person -> !barred.bar(person) && !person.equals(task.assignee()) && absence(person, present)
                        .isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Accounts.Account> known = accounts.find(people);
        return new Choices(people.stream().map(p -> new Choice(p, known.get(p).displayName())).toList(),
                others.stream().filter(group -> !present.contains(group))
                        .filter(group -> members.getOrDefault(group, List.of()).stream().anyMatch(p -> !barred.bar(p)))
                        .map(group -> new Choice(group.toString(), label(group, names))).toList());
    }

    @Override
    public void assign(String taskId, String username, String reason) {
        Act act = begin(taskId, reason);
        List<GroupId> groups = ownedByGroups(act.task, "assignee");
        if (username == null || username.isBlank()) {
            throw new DomainException("assignee", "Hãy chọn người nhận việc.");
        }
        String name = organisation.displayName(username);
        if (username.equals(act.task.assignee())) {
            throw new DomainException("assignee", "%s đang giữ việc này.".formatted(name));
        }
        if (organisation.members(groups).values().stream().noneMatch(members -> members.contains(username))) {
            throw new DomainException("assignee", "%s không thuộc nhóm được giao việc này; muốn giao ra ngoài nhóm, hãy "
                    .formatted(name) + "chuyển việc cho nhóm khác.");
        }
        Conflicts conflicts = conflicts(taskId);
        if (conflicts.bar(username)) {
            throw new DomainException("assignee", conflicts.refusal(username, name));
        }
        absence(username, groups).ifPresent(message -> {
            throw new DomainException("assignee", message);
        });
        change(() -> engine.getTaskService().setAssignee(taskId, username));
        act.record("task.assign", details("from", act.task.assignee(), "to", username,
                "toName", name));
        events.publishEvent(new TaskIntervened.HandedOver(find(taskId), act.reason.text()));
    }

    @Override
    public void handOver(String taskId, String group, String reason) {
        Act act = begin(taskId, reason);
        List<GroupId> present = ownedByGroups(act.task, "group");
        GroupId wanted = group(group);
        requireBody("group", wanted.body());
        if (present.equals(List.of(wanted))) {
            throw new DomainException("group", "Việc này đã được giao cho nhóm vừa chọn.");
        }
        requireSomebody("group", wanted, act.task);
        move(act.task, Map.of(), List.of(wanted));
        act.record("task.handOver", details("from", act.task.groups(), "to", wanted.toString(),
                "toName", label(wanted, organisation.names(List.of(wanted.body())))));
        events.publishEvent(new TaskIntervened.HandedOver(find(taskId), act.reason.text()));
    }

    @Override
    public int reroute(String taskId, String successor, boolean wholeInstance, String reason) {
        Act act = begin(taskId, reason);
        Set<String> bodies = ownedByGroups(act.task, "successor").stream().map(GroupId::body).collect(Collectors.toSet());
        if (bodies.size() > 1) {
            throw new DomainException("successor", "Việc này giao cho nhiều cơ quan; hãy giao lại cho một nhóm cụ thể.");
        }
        String from = bodies.iterator().next();
        requireBody("successor", successor);
        if (successor.equals(from)) {
            throw new DomainException("successor", "Việc này đang ở chính cơ quan vừa chọn.");
        }
        List<OpenTask> moving = !wholeInstance ? List.of(act.task)
                : openTasks.ofInstances(List.of(act.task.instanceId())).stream()
                        .filter(task -> groups(task).stream().anyMatch(group -> group.body().equals(from))).toList();
        for (OpenTask task : moving) {
            groups(task).stream().filter(group -> group.body().equals(from)).forEach(group ->
                    requireSomebody("successor", new GroupId(successor, group.role()), task));
        }
        moving.forEach(task -> move(task, Map.of(from, successor), List.of()));
        if (wholeInstance) {
            change(() -> BodyVariables.OWN.stream()
                    .filter(name -> from.equals(engine.getRuntimeService().getVariable(act.task.instanceId(), name)))
                    .forEach(name -> engine.getRuntimeService().setVariable(act.task.instanceId(), name, successor)));
        }
        Map<String, String> names = organisation.names(List.of(from, successor));
        act.record("task.reroute", details("from", from, "fromName", names.get(from), "to", successor,
                "toName", names.get(successor), "tasks", moving.size(), "wholeInstance", wholeInstance));
        openTasks.ofInstances(List.of(act.task.instanceId())).stream()
                .filter(task -> moving.stream().anyMatch(moved -> moved.taskId().equals(task.taskId())))
                .forEach(task -> events.publishEvent(new TaskIntervened.HandedOver(task, act.reason.text())));
        return moving.size();
    }

    @Override
    public void extend(String taskId, LocalDate deadline, String reason) {
        OpenTask task = find(taskId);
        Optional<TaskDeadlineOwner> owner = deadlineOwners.stream().filter(o -> o.owns(task)).findFirst();
        if (owner.isPresent()) {
            oversight.getObject().require(task.directiveId(), EngineTaskInterventions::noTask);
            owner.get().extend(task, deadline, reason);
            return;
        }
        Act act = begin(taskId, reason);
        LocalDate before = task.dueAt() == null ? null : LocalDate.ofInstant(task.dueAt(), TimeConfiguration.ZONE);
        deadlines.requireLater("deadline", "Hạn mới", deadline, before);
        change(() -> {
            Task open = engine.getTaskService().createTaskQuery().taskId(taskId).singleResult();
            open.setDueDate(workingDays.on(deadline.toString()));
            engine.getTaskService().saveTask(open);
            engine.getTaskService().setVariableLocal(taskId, "dossierDue", CARD_DAY.format(deadline));
        });
        act.record("task.extend", details("from", before, "to", deadline));
        events.publishEvent(new TaskIntervened.Extended(find(taskId), deadline, act.reason.text()));
    }

    @Override
    public void remind(String taskId, String reason) {
        Act act = begin(taskId, reason);
        if (audit.knows("task.remind", taskId,
                LocalDate.now(clock).atStartOfDay(TimeConfiguration.ZONE).toInstant())) {
            throw new DomainException("Việc này đã được nhắc trong hôm nay.");
        }
        act.record("task.remind", details());
        events.publishEvent(new TaskIntervened.Reminded(act.task, act.reason.text()));
    }

    @Override
    public void retry(String incidentId, String reason) {
        Incident incident = asSystem.call(() -> engine.getRuntimeService().createIncidentQuery().incidentId(incidentId)
                .singleResult());
        UUID directiveId = incident == null ? null : dossier(incident.getProcessInstanceId());
        if (directiveId == null) {
            throw noIncident();
        }
        Optional<Capacity> capacity = oversight.getObject().of(directiveId, EngineTaskInterventions::noIncident);
        if (capacity.isEmpty() && accounts.grantsOf(currentUser.username()).contains(Grant.ADMINISTRATOR)) {
            capacity = Optional.of(Capacity.of("administrator"));
        }
        Capacity as = capacity.orElseGet(() -> oversight.getObject().require(directiveId));
        Reason why = new Reason(reason);
        if (!Incident.FAILED_JOB_HANDLER_TYPE.equals(incident.getIncidentType())) {
            throw new DomainException("Sự cố này không do tác vụ nền gây ra nên không chạy lại được; hãy báo quản trị "
                    + "viên.");
        }
        Job job = asSystem.call(() -> engine.getManagementService().createJobQuery()
                .jobId(incident.getConfiguration()).singleResult());
        if (job == null || job.getRetries() > 0) {
            throw new DomainException("Không còn tác vụ nào lỗi để chạy lại.");
        }
        change(() -> engine.getManagementService().setJobRetries(job.getId(), RETRIES));
        audit.record("incident.retry", new Subject("incident", incidentId, directiveId), as, why,
                details("activity", incident.getActivityId(), "instance", incident.getProcessInstanceId(),
                        "message", incident.getIncidentMessage()));
    }

    private static NotFoundException noTask() {
        return new NotFoundException("Việc này đã được hoàn thành hoặc không thuộc hồ sơ nào.");
    }

    private static NotFoundException noIncident() {
        return new NotFoundException("Sự cố này không còn: có thể đã được xử lý.");
    }

    private OpenTask find(String taskId) {
        return openTasks.find(taskId).filter(task -> task.directiveId() != null).orElseThrow(
                EngineTaskInterventions::noTask);
    }

    private UUID dossier(String processInstanceId) {
        ProcessInstance instance = asSystem.call(() -> engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceId(processInstanceId).singleResult());
        try {
            return instance == null || instance.getBusinessKey() == null ? null
                    : UUID.fromString(instance.getBusinessKey());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Act begin(String taskId, String reason) {
        OpenTask task = find(taskId);
        return new Act(task, oversight.getObject().require(task.directiveId(), EngineTaskInterventions::noTask), new Reason(reason));
    }

    /** A ballot belongs to the person whose it is; there is nobody else who could have it. */
    private List<GroupId> ownedByGroups(OpenTask task, String field) {
        List<GroupId> groups = groups(task);
        if (groups.isEmpty()) {
            throw new DomainException(field, "Việc này giao đích danh cho %s nên không chuyển cho người khác được."
                    .formatted(task.assignee() == null ? "một người" : organisation.displayName(task.assignee())));
        }
        return groups;
    }

    private static List<GroupId> groups(OpenTask task) {
        return task.groups().stream().map(GroupId::parse).flatMap(Optional::stream).toList();
    }

    private static GroupId group(String typed) {
        try {
            return GroupId.parse(typed == null ? "" : typed).orElseThrow(IllegalArgumentException::new);
        } catch (IllegalArgumentException e) {
            throw new DomainException("group", "Hãy chọn nhóm nhận việc.");
        }
    }

    private void requireBody(String field, String code) {
        if (code == null || code.isBlank()) {
            throw new DomainException(field, "Hãy chọn cơ quan nhận việc.");
        }
        if (organisation.find(code).isEmpty()) {
            throw new DomainException(field, "Không có cơ quan nào đang hoạt động với mã “%s”.".formatted(code));
        }
    }

    private void requireSomebody(String field, GroupId group, OpenTask task) {
        if (organisation.route(group, conflicts(task.taskId()).people()).escalated()) {
            throw new DomainException(field, "%s hiện không có ai nhận được việc “%s”: vị trí khuyết, vắng mặt, hoặc chỉ "
                    .formatted(label(group, organisation.names(List.of(group.body()))), task.name())
                    + "có chính người đã trình.");
        }
    }

    private static String label(GroupId group, Map<String, String> names) {
        return "%s, %s".formatted(group.role().label(), names.getOrDefault(group.body(), group.body()));
    }

    private Optional<String> absence(String username, List<GroupId> groups) {
        return substitutions.inEffect().stream()
                .filter(s -> s.absent().equals(username) && groups.stream().anyMatch(s::covers)).findFirst()
                .map(s -> "%s vắng mặt đến hết %s; %s thay thế.".formatted(organisation.displayName(username),
                        DAY.format(s.to()), organisation.displayName(s.substitute())));
    }

    private Conflicts conflicts(String taskId) {
        return asSystem.call(() -> {
            TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(taskId);
            return duties.of(task, Judgement.of(task.getBpmnModelElementInstance()));
        });
    }

    /** Candidate groups move; nobody has the task until somebody there takes it. */
    private void move(OpenTask task, Map<String, String> bodies, List<GroupId> instead) {
        List<String> after = instead.isEmpty() ? groups(task).stream()
                .map(group -> new GroupId(bodies.getOrDefault(group.body(), group.body()), group.role()).toString())
                .toList() : instead.stream().map(GroupId::toString).toList();
        change(() -> {
            // What stays is not touched: its right would be deleted after it was given again.
            task.groups().stream().filter(group -> !after.contains(group))
                    .forEach(group -> engine.getTaskService().deleteCandidateGroup(task.taskId(), group));
            after.stream().filter(group -> !task.groups().contains(group))
                    .forEach(group -> engine.getTaskService().addCandidateGroup(task.taskId(), group));
            engine.getTaskService().getIdentityLinksForTask(task.taskId()).stream()
                    .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getUserId() != null)
                    .forEach(link -> engine.getTaskService().deleteCandidateUser(task.taskId(), link.getUserId()));
            if (task.assignee() != null) {
                engine.getTaskService().setAssignee(task.taskId(), null);
            }
            vacancies.end(task.taskId());
            engine.getTaskService().removeVariableLocal(task.taskId(), TaskRouting.WHY);
        });
    }

    private void change(Runnable work) {
        try {
            asSystem.run(work);
        } catch (OptimisticLockingException e) {
            throw new DomainException("Việc này vừa được người khác xử lý; hãy tải lại rồi thử lại.");
        }
    }

    /** @param keysAndValues in turn; what is null is left out */
    private static Map<String, Object> details(Object... keysAndValues) {
        Map<String, Object> details = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] != null) {
                details.put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return details;
    }

    private final class Act {

        private final OpenTask task;
        private final Capacity capacity;
        private final Reason reason;

        private Act(OpenTask task, Capacity capacity, Reason reason) {
            this.task = task;
            this.capacity = capacity;
            this.reason = reason;
        }

        private void record(String action, Map<String, Object> details) {
            details.put("task", task.name() == null ? task.taskKey() : task.name().replaceAll("\\s+", " "));
            audit.record(action, new Subject("task", task.taskId(), task.directiveId()), capacity, reason, details);
        }
    }
}
