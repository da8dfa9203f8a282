package vn.directive.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import vn.directive.consultation.CommentKind;
import vn.directive.consultation.CommentOutcome;
import vn.directive.consultation.ReplyRows;
import vn.directive.consultation.ReplyRows.NewRow;
import vn.directive.consultation.ReplyRows.RowText;
import vn.directive.consultation.Synthesis;
import vn.directive.consultation.Synthesis.Filter;
import vn.directive.consultation.Synthesis.NewAnswer;
import vn.directive.consultation.Synthesis.SeenLine;
import vn.directive.consultation.Synthesis.Standing;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.consultation.process.CommentRoundProcess;
import vn.directive.directive.Directives;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.shared.web.Paging;

/**
 * Plays a case as its people do: every completion goes through the form, as the person, with authorization on,
 * and only if that person can find the task in their own list.
 */
public class CaseDriver {

    private final ProcessEngine engine;
    private final MovableClock clock;
    private final Organisation organisation;
    private final Directives directives;
    private final ReplyRows rows;
    private final Synthesis synthesis;

    public CaseDriver(ProcessEngine engine, MovableClock clock, Organisation organisation, Directives directives,
            ReplyRows rows, Synthesis synthesis) {
        this.engine = engine;
        this.clock = clock;
        this.organisation = organisation;
        this.directives = directives;
        this.rows = rows;
        this.synthesis = synthesis;
    }

    /** Stops the clocks at 08:00 of this day. */
    public void moveClockTo(LocalDate day) {
        clock.set(day, LocalTime.of(8, 0));
    }

    public MovableClock clock() {
        return clock;
    }

    /** Runs work as a person, the way a web request would. */
    public <T> T as(String username, Supplier<T> work) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(username).list().stream()
                .map(org.camunda.bpm.engine.identity.Group::getId).toList();
        List<String> tenants = engine.getIdentityService().createTenantQuery().userMember(username).list().stream()
                .map(org.camunda.bpm.engine.identity.Tenant::getId).toList();
        engine.getIdentityService().setAuthentication(username, groups, tenants);
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                username, null, AuthorityUtils.createAuthorityList(groups)));
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
            SecurityContextHolder.clearContext();
            clock.tick();
        }
    }

    public void as(String username, Runnable work) {
        as(username, () -> {
            work.run();
            return null;
        });
    }

    /** Starts a process through its start form; the business key is set by the process itself. */
    public ProcessInstance submitStartForm(String username, String processKey, Map<String, Object> form) {
        return as(username, () -> engine.getFormService().submitStartForm(
                engine.getRepositoryService().createProcessDefinitionQuery()
                        .processDefinitionKey(processKey).latestVersion().singleResult().getId(), form));
    }

    /** The one open task of a dossier with this definition key that the person may work on. */
    public Task task(String username, UUID directiveId, String taskKey) {
        List<Task> found = as(username, () -> visible(username, directiveId, taskKey).list());
        assertThat(found).as(() -> "tasks %s of dossier %s in the list of %s; open in the dossier: %s".formatted(taskKey,
                directiveId, username, openTasks(directiveId))).hasSize(1);
        return found.get(0);
    }

    private TaskQuery visible(String username, UUID directiveId, String taskKey) {
        List<String> groups = List.copyOf(organisation.groupsOf(username));
        TaskQuery query = engine.getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).taskDefinitionKey(taskKey);
        return groups.isEmpty() ? query.taskAssignee(username)
                : query.or().taskAssignee(username).taskCandidateGroupIn(groups).endOr();
    }

    /** Claims the task and submits its form, as Tasklist does. */
    public void complete(String username, UUID directiveId, String taskKey, Map<String, Object> form) {
        submit(username, task(username, directiveId, taskKey), form);
    }

    private void submit(String username, Task task, Map<String, Object> form) {
        as(username, () -> {
            if (task.getAssignee() == null) {
                engine.getTaskService().claim(task.getId(), username);
            }
            engine.getFormService().submitTaskForm(task.getId(), form);
        });
    }

    /** Types comments below those in the grid of a body's answer, each as "clause | kind | comment | proposed wording". */
    public void comment(String username, UUID directiveId, String... lines) {
        Task task = task(username, directiveId, CommentRequestProcess.Nodes.PREPARE);
        as(username, () -> rows.add(rows.ofTask(task.getId()).requestId(), null, Arrays.stream(lines).map(line -> {
            String[] cells = Arrays.copyOf(line.split("\\|", -1), 4);
            CommentKind kind = Arrays.stream(CommentKind.values())
                    .filter(k -> cells[1] != null && k.label().equals(cells[1].strip())).findFirst().orElse(null);
            return new NewRow(UUID.randomUUID(), new RowText(cells[0].strip(), kind,
                    cells[2] == null ? null : cells[2].strip(), cells[3] == null ? null : cells[3].strip()));
        }).toList()));
    }

    /** Answers comments of a round, each line as "3, 5-8 | outcome | reason"; "còn lại" are those without an answer. */
    public void answerComments(String username, UUID directiveId, String lines) {
        Task task = task(username, directiveId, CommentRoundProcess.Nodes.SYNTHESISE);
        as(username, () -> {
            UUID round = synthesis.ofTask(task.getId()).roundId();
            lines.lines().map(line -> Arrays.copyOf(line.split("\\|", -1), 3)).forEach(cells -> {
                CommentOutcome outcome = Arrays.stream(CommentOutcome.values())
                        .filter(o -> o.label().equalsIgnoreCase(cells[1].strip())).findFirst().orElseThrow();
                NewAnswer answer = new NewAnswer(outcome, cells[2] == null ? null : cells[2].strip(), null);
                if (cells[0].contains("còn lại")) {
                    synthesis.answerFound(round, Filter.of(Standing.UNDECIDED), Long.MAX_VALUE, answer);
                } else {
                    Set<Integer> numbers = Arrays.stream(cells[0].split(",")).map(part -> part.strip().split("-"))
                            .flatMapToInt(ends -> IntStream.rangeClosed(Integer.parseInt(ends[0]),
                                    Integer.parseInt(ends[ends.length - 1]))).boxed().collect(Collectors.toSet());
                    synthesis.answerLines(round, synthesis.lines(round, Filter.ALL, new Paging(0, 200)).items().stream()
                            .filter(l -> l.comments().stream().anyMatch(c -> numbers.contains(c.number())))
                            .map(l -> new SeenLine(l.id(), l.version())).toList(), answer);
                }
            });
        });
    }

    /** As {@link #complete}, for the newest task whose process instance has this variable. */
    public void completeWhere(String username, UUID directiveId, String taskKey, String variable, String value,
            Map<String, Object> form) {
        List<Task> found = as(username, () -> visible(username, directiveId, taskKey)
                .processVariableValueEquals(variable, value).orderByTaskCreateTime().desc().list());
        assertThat(found).as("tasks %s with %s = %s in the list of %s", taskKey, variable, value, username)
                .isNotEmpty();
        submit(username, found.get(0), form);
    }

    /** What a form shows in a field before the person types. */
    public String variable(String username, UUID directiveId, String taskKey, String name) {
        return (String) engine.getTaskService().getVariable(task(username, directiveId, taskKey).getId(), name);
    }

    public String dossierNumber(UUID directiveId) {
        return directives.get(directiveId).dossierNumber();
    }

    /** Codes of the bodies that have this task open in the dossier, in order. */
    public List<String> bodiesWith(UUID directiveId, String taskKey) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(directiveId.toString())
                .taskDefinitionKey(taskKey).list().stream()
                .flatMap(task -> engine.getTaskService().getIdentityLinksForTask(task.getId()).stream())
                .filter(link -> link.getGroupId() != null)
                .map(link -> GroupId.parse(link.getGroupId()).orElseThrow().body()).distinct().sorted().toList();
    }

    /** "key → candidate groups" of every open task of the dossier, for messages of failed assertions. */
    public List<String> openTasks(UUID directiveId) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(directiveId.toString()).list()
                .stream().map(t -> t.getTaskDefinitionKey() + " → "
                        + engine.getTaskService().getIdentityLinksForTask(t.getId()).stream()
                                .map(l -> l.getGroupId() == null ? l.getUserId() : l.getGroupId()).toList())
                .toList();
    }

    /**
     * Executes every job of the dossier that is due by the present clock, again and again until none is left.
     *
     * @return how many ran
     */
    public int executeJobs(UUID directiveId) {
        int executed = 0;
        for (List<Job> due = dueJobs(directiveId); !due.isEmpty(); due = dueJobs(directiveId)) {
            for (Job job : due) {
                if (engine.getManagementService().createJobQuery().jobId(job.getId()).count() > 0) {
                    engine.getManagementService().executeJob(job.getId());
                    clock.tick();
                    executed++;
                }
            }
        }
        return executed;
    }

    private List<Job> dueJobs(UUID directiveId) {
        Set<String> instances = engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString()).list().stream()
                .map(ProcessInstance::getId).collect(Collectors.toSet());
        return instances.isEmpty() ? List.of() : engine.getManagementService().createJobQuery()
                .processInstanceIds(instances).executable().list();
    }

    public ProcessEngine engine() {
        return engine;
    }
}
