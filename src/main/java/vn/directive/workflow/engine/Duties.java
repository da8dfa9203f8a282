package vn.directive.workflow.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.directive.audit.Capacity;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Accounts.Account;
import vn.directive.organisation.Organisation;
import vn.directive.workflow.AsSystem;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.StepNames;
import vn.directive.workflow.WorkAuthors;
import vn.directive.workflow.WorkAuthors.Judged;

/**
 * Nobody decides on what they did or wrote (design §3). Barred from a task are: everybody who ever did one of the steps
 * it judges in this process, typed into their forms, or in whose name a substitute did them; the authors of the papers
 * and comments that it judges; and whoever stands in for one of these now, also through others. People are meant, so
 * a second post, a reform that joins posts, or the way on which the task comes to them changes nothing.
 */
@Component
class Duties {

    static final String BACKGROUND = "system";

    private final JdbcClient jdbc;
    private final ObjectProvider<WorkAuthors> authors;
    private final Organisation organisation;
    private final Accounts accounts;
    private final ProcessEngine engine;
    private final AsSystem asSystem;
    private final StepNames steps;
    private final Clock clock;

    Duties(JdbcClient jdbc, ObjectProvider<WorkAuthors> authors, Organisation organisation, Accounts accounts,
            @Lazy ProcessEngine engine, AsSystem asSystem, StepNames steps, Clock clock) {
        this.jdbc = jdbc;
        this.authors = authors;
        this.organisation = organisation;
        this.accounts = accounts;
        this.engine = engine;
        this.asSystem = asSystem;
        this.steps = steps;
        this.clock = clock;
    }

    /** A task to be decided. */
    record Case(Judged about, Judgement judgement, String processDefinitionId) {}

    /** Remembers who completes a task, and who helped to fill in its form. */
    void done(DelegateTask task, String user, Capacity as) {
        jdbc.sql("""
                insert into task_doer (instance_id, step, username, on_behalf_of, at)
                select :instance, :step, :user, cast(:absent as text), cast(:now as timestamptz)
                union
                select :instance, :step, unnest(writers), null, cast(:now as timestamptz) from task_draft where task_id = :task
                on conflict do nothing""")
                .param("instance", task.getProcessInstanceId()).param("step", task.getTaskDefinitionKey())
                .param("user", BACKGROUND.equals(user) && task.getAssignee() != null ? task.getAssignee() : user)
                .param("absent", as.onBehalfOf()).param("now", Timestamp.from(clock.instant()))
                .param("task", task.getId()).update();
    }

    Conflicts of(DelegateTask task, Judgement judgement) {
        if (judgement.isNone()) {
            return Conflicts.NONE;
        }
        HistoricProcessInstance instance = task.getProcessEngineServices().getHistoryService()
                .createHistoricProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
        // A process that began in this transaction is not in the history yet, and nothing was written for it.
        Instant since = instance == null ? clock.instant() : instance.getStartTime().toInstant();
        UUID directiveId = DossierVariables.DIRECTIVE_ID.from(task).optional().orElse(null);
        String body = BodyVariables.OWN.stream().map(task::getVariable).filter(Objects::nonNull).map(Object::toString)
                .findFirst().orElse(null);
        return of(List.of(new Case(new Judged(task.getId(), task.getProcessInstanceId(), directiveId, body, since),
                judgement, task.getProcessDefinitionId()))).get(task.getId());
    }

    /** Same for open tasks, by task; those that decide on nothing are left out. */
    Map<String, Conflicts> ofOpen(Collection<String> taskIds) {
        // Reading a model asks the database, so each is read once.
        Map<List<String>, Judgement> known = new LinkedHashMap<>();
        return of(jdbc.sql("""
                select t.id_, t.proc_inst_id_, t.proc_def_id_, t.task_def_key_, p.business_key_, h.start_time_,
                       (select min(x.text_) from act_ru_variable x
                        where x.execution_id_ = t.proc_inst_id_ and x.name_ = any(:bodies)) as body
                from act_ru_task t
                join act_ru_execution p on p.id_ = t.proc_inst_id_
                join act_hi_procinst h on h.id_ = t.proc_inst_id_
                where t.id_ = any(:ids) order by t.id_""")
                .param("ids", taskIds.toArray(String[]::new)).param("bodies", BodyVariables.OWN.toArray(String[]::new))
                .query((row, n) -> new Case(new Judged(row.getString("id_"), row.getString("proc_inst_id_"),
                        EngineOpenTasks.dossier(row.getString("business_key_")), row.getString("body"),
                        row.getTimestamp("start_time_").toInstant()),
                        known.computeIfAbsent(List.of(row.getString("proc_def_id_"), row.getString("task_def_key_")),
                                step -> judgement(step.get(0), step.get(1))),
                        row.getString("proc_def_id_"))).list().stream()
                .filter(one -> !one.judgement().isNone()).toList());
    }

    /** What a step of a process decides on. */
    private Judgement judgement(String definitionId, String step) {
        return asSystem.call(() -> engine.getRepositoryService().getBpmnModelInstance(definitionId)
                .getModelElementById(step) instanceof UserTask task ? Judgement.of(task)
                : new Judgement(List.of(), List.of()));
    }

    /** By task; the number of queries does not depend on the number of tasks. */
    Map<String, Conflicts> of(Collection<Case> cases) {
        Map<String, Map<String, String>> why = new LinkedHashMap<>();
        cases.forEach(c -> why.put(c.about().taskId(), new LinkedHashMap<>()));
        addDoers(cases, why);
        addAuthors(cases, why);
        addStandIns(why);
        return why.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> new Conflicts(entry.getValue())));
    }

    private void addDoers(Collection<Case> cases, Map<String, Map<String, String>> why) {
        List<Step> wanted = cases.stream().flatMap(c -> c.judgement().steps().stream()
                .map(step -> new Step(c.about().taskId(), c.about().instanceId(), step, c.processDefinitionId()))).toList();
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, String> definitions = wanted.stream().collect(Collectors.toMap(Step::taskId,
                Step::processDefinitionId, (one, same) -> one));
        record Done(String taskId, String step, String username, String absent) {}
        // The history knows who did what before it was remembered here.
        List<Done> done = jdbc.sql("""
                with wanted as (select * from unnest(:tasks, :instances, :steps) as w (task, instance, step))
                select w.task as task_id, w.step, d.username, d.on_behalf_of as absent
                from wanted w join task_doer d on d.instance_id = w.instance and d.step = w.step
                union
                select w.task, w.step, h.assignee_, null from wanted w
                join act_hi_taskinst h on h.proc_inst_id_ = w.instance and h.task_def_key_ = w.step
                where h.delete_reason_ = 'completed' and h.assignee_ is not null
                order by 1, 2, 4 nulls first, 3""")
                .param("tasks", wanted.stream().map(Step::taskId).toArray(String[]::new))
                .param("instances", wanted.stream().map(Step::instanceId).toArray(String[]::new))
                .param("steps", wanted.stream().map(Step::step).toArray(String[]::new))
                .query(Done.class).list().stream().filter(d -> !BACKGROUND.equals(d.username())).toList();
        Map<String, String> names = names(done.stream().filter(one -> one.absent() != null).map(Done::username).toList());
        for (Done one : done) {
            String step = steps.of(definitions.get(one.taskId()), one.step());
            why.get(one.taskId()).putIfAbsent(one.username(), "đã làm bước “%s”".formatted(step));
            Optional.ofNullable(one.absent()).ifPresent(absent -> why.get(one.taskId()).putIfAbsent(absent,
                    "được %s làm thay ở bước “%s”".formatted(names.get(one.username()), step)));
        }
    }

    private record Step(String taskId, String instanceId, String step, String processDefinitionId) {}

    private void addAuthors(Collection<Case> cases, Map<String, Map<String, String>> why) {
        Set<String> works = cases.stream().flatMap(c -> c.judgement().works().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (String work : works) {
            List<Judged> judged = cases.stream().filter(c -> c.judgement().works().contains(work)).map(Case::about)
                    .toList();
            authors.stream().filter(provider -> provider.works().containsKey(work)).forEach(provider -> {
                String reason = "đã viết hoặc tải lên " + provider.works().get(work);
                provider.authors(work, judged).forEach((task, people) -> people.stream()
                        .filter(person -> !BACKGROUND.equals(person))
                        .forEach(person -> why.get(task).putIfAbsent(person, reason)));
            });
        }
    }

    /** Who acts for somebody who may not, acts in their name; and so on. */
    private void addStandIns(Map<String, Map<String, String>> why) {
        Set<String> people = why.values().stream().flatMap(barred -> barred.keySet().stream())
                .collect(Collectors.toSet());
        if (people.isEmpty()) {
            return;
        }
        Map<String, List<String>> standIns = organisation.standInsOf(people);
        Map<String, String> names = names(standIns.keySet());
        why.values().forEach(barred -> List.copyOf(barred.keySet()).forEach(absent ->
                standIns.getOrDefault(absent, List.of()).forEach(person -> barred.putIfAbsent(person,
                        "đang làm thay %s, người %s,".formatted(names.get(absent), barred.get(absent))))));
    }

    private Map<String, String> names(Collection<String> usernames) {
        return usernames.isEmpty() ? Map.of() : accounts.find(usernames).values().stream()
                .collect(Collectors.toMap(Account::username, Account::displayName));
    }
}
