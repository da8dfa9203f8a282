package vn.directive.workflow.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Organisation.Route;
import vn.directive.organisation.OrganisationChanged;
import vn.directive.organisation.SubstitutionEnded;
import vn.directive.organisation.SubstitutionEntered;
import vn.directive.organisation.VacancyQueue;
import vn.directive.organisation.VacancyQueue.Vacancy;
import vn.directive.workflow.AsSystem;
import vn.directive.workflow.OpenTasks;
import vn.directive.workflow.TaskIntervened;
import vn.directive.workflow.WorkAuthors.Judged;
import vn.directive.workflow.engine.Duties.Case;
import vn.directive.workflow.engine.TaskRouting.Moved;

/**
 * Keeps open tasks with people who can act, as posts, terms, accounts and absences change: what nobody can do any longer
 * goes up, what went up comes back when the post is filled, and claims of people who left return to their group. What it
 * reads does not depend on how many tasks there are; it writes for those that move.
 */
@Component
class VacancySweep {

    private static final Logger log = LoggerFactory.getLogger(VacancySweep.class);
    private static final int ATTEMPTS = 3;
    /** More people than these never all stand behind one submission. */
    private static final int FEW = 2;
    private static final String DOUBTFUL = """
            with able as materialized (
                select body || ':' || role as grp, username from membership(:today) where available
            ), acting as materialized (
                select distinct body || ':' || role as grp, username from membership(:today)
            ), people as materialized (
                select l.task_id_, count(distinct a.username) as able from act_ru_identitylink l
                join able a on a.grp = l.group_id_ where l.type_ = 'candidate' group by 1
            ), doubt as (
                select t.*, coalesce(people.able, 0) as able,
                       t.assignee_ is not null and (
                           not exists (select from account a where a.username = t.assignee_ and a.enabled)
                           or not exists (
                               select from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate'
                                 and (l.user_id_ = t.assignee_ or exists (
                                     select from acting g where g.grp = l.group_id_ and g.username = t.assignee_))))
                           as lost
                from act_ru_task t left join people on people.task_id_ = t.id_
                where t.suspension_state_ = 1 and t.proc_def_id_ || '/' || t.task_def_key_ <> all(:personal)
            )
            select d.id_, d.proc_inst_id_, d.proc_def_id_, d.task_def_key_, d.name_, d.assignee_, d.lost, p.business_key_,
                   h.start_time_,
                   (select min(x.text_) from act_ru_variable x
                    where x.execution_id_ = d.proc_inst_id_ and x.name_ = any(:bodies)) as body,
                   array(select l.group_id_ from act_ru_identitylink l where l.task_id_ = d.id_
                         and l.type_ = 'candidate' and l.group_id_ like '%:%' order by 1) as groups
            from doubt d
            join act_ru_execution p on p.id_ = d.proc_inst_id_
            join act_hi_procinst h on h.id_ = d.proc_inst_id_
            where d.lost or d.assignee_ is null and d.able = 0
               or d.proc_def_id_ || '/' || d.task_def_key_ = any(:deciding)
                   and (d.able <= :few or d.assignee_ is not null)
               or exists (select from vacancy v where v.task_id = d.id_ and v.resolved_at is null)
            order by d.id_""";

    private final JdbcClient jdbc;
    private final TaskService tasks;
    private final ProcessEngine engine;
    private final AsSystem asSystem;
    private final Organisation organisation;
    private final VacancyQueue vacancies;
    private final Duties duties;
    private final TaskRouting routing;
    private final OpenTasks openTasks;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final PlatformTransactionManager transactions;
    private final Clock clock;

    VacancySweep(JdbcClient jdbc, @Lazy TaskService tasks, @Lazy ProcessEngine engine, AsSystem asSystem,
            Organisation organisation, VacancyQueue vacancies, Duties duties, TaskRouting routing, OpenTasks openTasks,
            AuditTrail audit, ApplicationEventPublisher events, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.engine = engine;
        this.asSystem = asSystem;
        this.organisation = organisation;
        this.vacancies = vacancies;
        this.duties = duties;
        this.routing = routing;
        this.openTasks = openTasks;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Just after midnight, when terms and absences begin and end, and after {@link ClaimsOfAbsent}. */
    @Scheduled(cron = "0 3 0 * * *", zone = "Asia/Ho_Chi_Minh")
    void everyNight() {
        repeatedly(TransactionDefinition.PROPAGATION_REQUIRED);
    }

    /** When somebody was appointed, ended, or is away: at once, and without undoing that when it fails. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true,
            classes = {OrganisationChanged.class, SubstitutionEntered.class, SubstitutionEnded.class})
    void whenPeopleChanged() {
        try {
            repeatedly(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        } catch (RuntimeException e) {
            log.warn("Open tasks keep their people until the night's sweep", e);
        }
    }

    private void repeatedly(int propagation) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(propagation);
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> sweep());
                return;
            } catch (OptimisticLockingException e) {
                // Somebody worked on one of the tasks in the same moment.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void sweep() {
        jdbc.sql("""
                update vacancy set resolved_at = :now, resolution = 'ENDED'
                where resolved_at is null and not exists (select from act_ru_task where id_ = task_id)""")
                .param("now", Timestamp.from(clock.instant())).update();
        Map<String, Judgement> judgements = new HashMap<>();
        Set<String> personal = new HashSet<>();
        readModels(judgements, personal);
        List<Doubtful> doubtful = doubtful(judgements.keySet(), personal);
        Map<String, List<Vacancy>> entries = vacancies.open().stream().collect(Collectors.groupingBy(Vacancy::taskId));
        Map<String, Conflicts> conflicts = duties.of(doubtful.stream()
                .filter(task -> judgements.containsKey(task.definition() + "/" + task.key()))
                .map(task -> new Case(new Judged(task.id(), task.instance(), task.directiveId(), task.body(), task.since()),
                        judgements.get(task.definition() + "/" + task.key()), task.definition())).toList());
        Map<GroupId, Set<String>> available = organisation.available(doubtful.stream().flatMap(task -> Stream.concat(
                task.groups().stream(), entries.getOrDefault(task.id(), List.of()).stream().map(Vacancy::wantedGroup)))
                .map(GroupId::parse).flatMap(Optional::stream).collect(Collectors.toSet()));
        asSystem.run(() -> doubtful.forEach(task -> new Move(task, entries.getOrDefault(task.id(), List.of()),
                conflicts.getOrDefault(task.id(), Conflicts.NONE), available).carryOut()));
    }

    /** Which steps of the processes with open tasks decide on something, and which are one person's own. */
    private void readModels(Map<String, Judgement> judgements, Set<String> personal) {
        jdbc.sql("""
                select distinct proc_def_id_, task_def_key_ from act_ru_task
                where proc_def_id_ is not null and task_def_key_ is not null""")
                .query((row, n) -> List.of(row.getString(1), row.getString(2))).list().forEach(step -> {
                    UserTask task = asSystem.call(() -> engine.getRepositoryService()
                            .getBpmnModelInstance(step.get(0)).getModelElementById(step.get(1)));
                    String key = step.get(0) + "/" + step.get(1);
                    if (task.getLoopCharacteristics() != null) {
                        personal.add(key);
                    } else if (!Judgement.of(task).isNone()) {
                        judgements.put(key, Judgement.of(task));
                    }
                });
    }

    private List<Doubtful> doubtful(Set<String> deciding, Set<String> personal) {
        return jdbc.sql(DOUBTFUL).param("today", LocalDate.now(clock)).param("few", FEW)
                .param("bodies", BodyVariables.OWN.toArray(String[]::new))
                .param("deciding", deciding.toArray(String[]::new)).param("personal", personal.toArray(String[]::new))
                .query(VacancySweep::read).list().stream().filter(task -> !task.groups().isEmpty()).toList();
    }

    private static Doubtful read(ResultSet row, int n) throws SQLException {
        return new Doubtful(row.getString("id_"), row.getString("proc_inst_id_"), row.getString("proc_def_id_"),
                row.getString("task_def_key_"), row.getString("name_"), row.getString("assignee_"),
                row.getBoolean("lost"), EngineOpenTasks.dossier(row.getString("business_key_")), row.getString("body"),
                row.getTimestamp("start_time_").toInstant(),
                Arrays.asList((String[]) row.getArray("groups").getArray()));
    }

    /** @param lost somebody has it who can do it no longer */
    private record Doubtful(String id, String instance, String definition, String key, String name, String assignee,
            boolean lost, UUID directiveId, String body, Instant since, List<String> groups) {}

    /** What becomes of one task. */
    private final class Move {

        private final Doubtful task;
        private final Moved said;
        private final Conflicts conflicts;
        private final Map<GroupId, Set<String>> available;
        private final List<Vacancy> entries;
        private final Set<String> groups;
        private final List<String> why = new ArrayList<>();
        private String assignee;

        Move(Doubtful task, List<Vacancy> entries, Conflicts conflicts, Map<GroupId, Set<String>> available) {
            this.task = task;
            this.said = new Moved(task.id(), task.key(), task.name(), task.directiveId());
            this.entries = new ArrayList<>(entries);
            this.conflicts = conflicts;
            this.available = available;
            this.groups = new LinkedHashSet<>(task.groups());
            this.assignee = task.assignee();
        }

        void carryOut() {
            boolean released = assignee != null && (task.lost() || conflicts.bar(assignee));
            if (released) {
                release();
            }
            comeBack();
            if (assignee == null && (groups.stream().noneMatch(this::canAct)
                    || entries.stream().anyMatch(Vacancy::blocked))) {
                goUp();
            } else if (released && task.directiveId() != null) {
                openTasks.find(task.id()).ifPresent(open -> events.publishEvent(new TaskIntervened.HandedOver(open,
                        "người đã nhận không còn xử lý được việc này.")));
            }
            if (!why.isEmpty()) {
                tasks.setVariableLocal(task.id(), TaskRouting.WHY, TaskLifecycle.shortened(String.join(" ", why)));
                if (task.directiveId() != null) {
                    tasks.setVariableLocal(task.id(), "dossierBody", bodies());
                }
            }
        }

        /** Names of the bodies whose people may take it now. */
        private String bodies() {
            Set<String> waiting = entries.stream().map(Vacancy::wantedGroup).collect(Collectors.toSet());
            List<String> codes = groups.stream().filter(group -> !waiting.contains(group)).map(GroupId::parse)
                    .flatMap(Optional::stream).map(GroupId::body).distinct().toList();
            Map<String, String> names = organisation.names(codes);
            return codes.stream().map(code -> names.getOrDefault(code, code)).collect(Collectors.joining(", "));
        }

        private boolean canAct(String group) {
            return GroupId.parse(group).map(id -> available.getOrDefault(id, Set.of())).stream().flatMap(Set::stream)
                    .anyMatch(person -> !conflicts.bar(person));
        }

        private void release() {
            tasks.setAssignee(task.id(), null);
            audit.record(AuditAction.TASK_RELEASE.code(), new Subject("task", task.id(), task.directiveId()),
                    Capacity.of("system"), null, Map.of("from", organisation.displayName(assignee), "name",
                            String.valueOf(task.name()).replaceAll("\\s+", " ")));
            assignee = null;
        }

        private void comeBack() {
            for (Vacancy entry : List.copyOf(entries)) {
                GroupId wanted = GroupId.parse(entry.wantedGroup()).orElseThrow();
                if (!canAct(entry.wantedGroup())) {
                    continue;
                }
                entries.remove(entry);
                if (assignee != null) {
                    routing.stays(said, entry, wanted, assignee);
                    continue;
                }
                add(entry.wantedGroup());
                withdraw(entry);
                why.add(routing.cameBack(said, entry, wanted));
            }
        }

        /** From where it was meant for: what was sent up before and what has nobody now. */
        private void goUp() {
            Set<String> given = entries.stream().filter(Vacancy::added).map(Vacancy::givenTo).collect(Collectors.toSet());
            Set<String> meant = Stream.concat(entries.stream().map(Vacancy::wantedGroup),
                    groups.stream().filter(group -> !given.contains(group)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            for (String group : meant) {
                GroupId wanted = GroupId.parse(group).orElseThrow();
                Route route = organisation.route(wanted, conflicts.people());
                Optional<Vacancy> before = entries.stream().filter(e -> e.wantedGroup().equals(group)).findFirst();
                if (!route.escalated() || before.filter(e -> e.givenTo().equals(route.group().toString())
                        && e.blocked() == route.blocked()).isPresent()) {
                    continue;
                }
                before.filter(e -> !e.givenTo().equals(route.group().toString())).ifPresent(entry -> {
                    entries.remove(entry);
                    withdraw(entry);
                });
                boolean added = add(route.group().toString()) || before.map(Vacancy::added).orElse(false);
                why.add(routing.sentUp(said, wanted, route, added, conflicts));
            }
        }

        private boolean add(String group) {
            boolean added = groups.add(group);
            if (added) {
                tasks.addCandidateGroup(task.id(), group);
            }
            return added;
        }

        /** The group that had it meanwhile has it no longer, unless it was meant to anyway. */
        private void withdraw(Vacancy entry) {
            if (entry.added() && entries.stream().noneMatch(other -> other.givenTo().equals(entry.givenTo()))
                    && groups.remove(entry.givenTo())) {
                tasks.deleteCandidateGroup(task.id(), entry.givenTo());
            }
        }
    }
}
