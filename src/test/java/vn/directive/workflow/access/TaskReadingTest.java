package vn.directive.workflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;
import vn.directive.support.SampleDossier;

/** Whatever a list is asked for, it holds what the engine's own check of every right would let through. */
@ProcessTest
class TaskReadingTest {

    private static final String SPECIALIST = "bdvtu.specialist";
    private static final String OUTSIDER = "huln.clerk";
    /** The engine takes this in one order only, and reads filters in the other. */
    private static final String NOT_IN_FILTERS = "any group by pattern, or the person";

    @Autowired
    private CaseDriver driver;
    @Autowired
    private ProcessEngine engine;

    private final List<String> tasks = new ArrayList<>();

    /** One waits, one is taken, one was given to somebody of another body, one moved away, one is restricted. */
    @BeforeEach
    void tasksInEveryState() {
        driver.clock().reset();
        open(false);
        String taken = open(false);
        driver.as(SPECIALIST, () -> engine.getTaskService().claim(taken, SPECIALIST));
        String given = open(false);
        engine.getTaskService().setAssignee(given, OUTSIDER);
        String moved = open(false);
        engine.getTaskService().setAssignee(moved, SPECIALIST);
        engine.getTaskService().setAssignee(moved, null);
        engine.getTaskService().deleteCandidateGroup(moved, "BDVTU:specialist");
        engine.getTaskService().addCandidateGroup(moved, "HULN:specialist");
        open(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {SPECIALIST, OUTSIDER, "huln.specialist", "bdvtu.leader", "vptu.manager", "designer", "admin"})
    void listsHoldWhatTheStockCheckLetsThrough(String person) {
        queries(person).forEach((what, query) -> {
            Set<String> stock = driver.as(person, () -> stock(() -> found(query)));
            assertThat(driver.<Set<String>>as(person, () -> found(query))).as(what).isEqualTo(stock);
            assertThat(driver.<Long>as(person, () -> query.apply(mine()).count())).as("count: " + what)
                    .isEqualTo(stock.size());
        });
    }

    @Test
    void aRightTakenAwayIsRespected() {
        Authorization revoked = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
        revoked.setUserId(SPECIALIST);
        revoked.setResource(Resources.TASK);
        revoked.setResourceId(tasks.get(0));
        revoked.setPermissions(new Permissions[] {Permissions.READ});
        engine.getAuthorizationService().saveAuthorization(revoked);
        try {
            queries(SPECIALIST).forEach((what, query) -> assertThat(driver.<Set<String>>as(SPECIALIST,
                    () -> found(query))).as(what).isEqualTo(driver.as(SPECIALIST, () -> stock(() -> found(query)))));
        } finally {
            engine.getAuthorizationService().deleteAuthorization(revoked.getId());
        }
    }

    /** A filter keeps its query as text; whoever opens it may narrow it down further. */
    @Test
    void savedFiltersAreNoWayAround() {
        FilterService filters = engine.getFilterService();
        Map<String, UnaryOperator<TaskQuery>> queries = queries(OUTSIDER);
        queries.remove(NOT_IN_FILTERS);
        queries.put("by expression", q -> q.or().taskCandidateUserExpression("${'" + SPECIALIST + "'}")
                .taskAssigneeExpression("${currentUser()}").includeAssignedTasks().endOr());
        queries.forEach((what, query) -> {
            Filter filter = filters.newTaskFilter("Mọi việc").setQuery(query.apply(engine.getTaskService().createTaskQuery()));
            filters.saveFilter(filter);
            try {
                Supplier<Set<String>> shown = () -> ids(filters.list(filter.getId(), mine()));
                grantReading(filter.getId());
                assertThat(driver.<Set<String>>as(OUTSIDER, shown)).as(what)
                        .isEqualTo(driver.as(OUTSIDER, () -> stock(shown)));
            } finally {
                filters.deleteFilter(filter.getId());
            }
        });
    }

    private Map<String, UnaryOperator<TaskQuery>> queries(String person) {
        String other = person.equals(SPECIALIST) ? OUTSIDER : SPECIALIST;
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(person).list().stream()
                .map(group -> group.getId()).toList();
        Map<String, UnaryOperator<TaskQuery>> queries = new LinkedHashMap<>();
        queries.put("all", q -> q);
        queries.put("own groups, or any group by pattern", q -> q.taskCandidateGroupIn(groups).taskCandidateGroupLike("%")
                .includeAssignedTasks());
        queries.put(NOT_IN_FILTERS, q -> q.taskCandidateGroupLike("%").taskCandidateUser(person)
                .includeAssignedTasks());
        queries.put("any group by pattern", q -> q.taskCandidateGroupLike("%"));
        queries.put("the person", q -> q.taskCandidateUser(person).includeAssignedTasks());
        queries.put("another person's", q -> q.taskCandidateUser(other).includeAssignedTasks());
        queries.put("another group's", q -> q.taskCandidateGroup("BDVTU:specialist").includeAssignedTasks());
        queries.put("own and another group's", q -> q.taskCandidateGroupIn(List.of(groups.get(0), "BDVTU:specialist")));
        queries.put("assigned to one of", q -> q.taskAssigneeIn(person, other));
        queries.put("assigned to another", q -> q.taskAssignee(other));
        queries.put("assigned like", q -> q.taskAssigneeLike("%"));
        queries.put("not assigned to", q -> q.taskAssigneeNotIn("nobody"));
        queries.put("involving another", q -> q.taskInvolvedUser(other));
        queries.put("without groups", TaskQuery::withoutCandidateGroups);
        queries.put("without people", TaskQuery::withoutCandidateUsers);
        queries.put("with groups", TaskQuery::withCandidateGroups);
        queries.put("with people", q -> q.withCandidateUsers());
        queries.put("taken by nobody", TaskQuery::taskUnassigned);
        queries.put("these", q -> q.taskIdIn(tasks.toArray(String[]::new)));
        queries.put("another person's or taken", q -> q.or().taskCandidateUser(other).taskAssigned().endOr());
        queries.put("mine or another's", q -> q.or().taskAssignee(person).taskAssignee(other).taskUnassigned().endOr());
        queries.put("any name", q -> q.or().taskNameLike("%").taskUnassigned().endOr());
        queries.put("any group, as an alternative",
                q -> q.or().taskCandidateGroupLike("%").taskAssigned().includeAssignedTasks().endOr());
        queries.put("mine and an alternative", q -> q.taskCandidateUser(person).includeAssignedTasks().or()
                .taskCandidateUser(other).taskNameLike("%").includeAssignedTasks().endOr());
        queries.put("assigned to me and an alternative", q -> q.taskAssignee(person).or().taskUnassigned()
                .taskNameLike("%").endOr());
        queries.put("two alternatives", q -> q.or().taskUnassigned().taskAssigned().endOr().or().taskNameLike("%")
                .taskInvolvedUser(other).endOr());
        queries.put("some task, as an alternative", q -> q.or().taskId(tasks.get(0)).taskNameLike("%").endOr());
        queries.put("by a variable, in the order of another", q -> q.taskVariableValueLike("dossierNumber", "%")
                .orderByTaskVariable("dossierSubject", ValueType.STRING).asc().orderByTaskId().asc());
        return queries;
    }

    private Set<String> found(UnaryOperator<TaskQuery> query) {
        return ids(query.apply(mine()).list());
    }

    private TaskQuery mine() {
        return engine.getTaskService().createTaskQuery().taskDefinitionKey("userTask_planMeeting");
    }

    private Set<String> ids(List<Task> found) {
        return found.stream().map(Task::getId).collect(Collectors.toSet());
    }

    private <T> T stock(Supplier<T> question) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> {
                    context.getSessions().put(AuthorizationManager.class, new AuthorizationManager());
                    return question.get();
                });
    }

    private void grantReading(String filterId) {
        Authorization grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId(OUTSIDER);
        grant.setResource(Resources.FILTER);
        grant.setResourceId(filterId);
        grant.setPermissions(new Permissions[] {Permissions.READ});
        engine.getAuthorizationService().saveAuthorization(grant);
    }

    private String open(boolean restricted) {
        Map<String, Object> form = SampleDossier.startForm();
        form.put("restricted", restricted);
        String instance = driver.submitStartForm(SPECIALIST, "directive-lifecycle", form).getId();
        String task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(engine.getRuntimeService()
                .createProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey())
                .singleResult().getId();
        tasks.add(task);
        return task;
    }
}
