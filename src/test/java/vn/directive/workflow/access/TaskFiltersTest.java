package vn.directive.workflow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.directive.monitoring.TaskCounts;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;
import vn.directive.support.SampleDossier;
import vn.directive.support.StatementCounter;

/** What each filter shows to whom; a dossier's first task waits for the specialists of the drafting board. */
@ProcessTest
class TaskFiltersTest {

    private static final String SPECIALIST = "bdvtu.specialist";
    private static final String OUTSIDER = "huln.clerk";
    private static final String MANAGER = "vptu.manager";
    private static final List<String> OWN = List.of("mine", "body", "all");

    @Autowired
    private CaseDriver driver;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MockMvc mvc;
    @Autowired
    private TaskCounts counts;
    @Autowired
    private StatementCounter statements;

    private UUID dossier;
    private String task;

    @BeforeEach
    void aDossier() {
        driver.clock().reset();
        open(SampleDossier.startForm());
    }

    @AfterEach
    void nobodyWatches() {
        jdbc.sql("delete from directive_watch").update();
    }

    @Test
    void showsWorkToThoseWhoMayDoItAndAllOfItToManagers() {
        OWN.forEach(filter -> assertThat(shows(SPECIALIST, filter)).as(filter).isTrue());
        OWN.forEach(filter -> assertThat(shows(OUTSIDER, filter)).as(filter).isFalse());
        assertThat(shows(MANAGER, "all")).isTrue();
        assertThat(shows(MANAGER, "mine")).isFalse();
        assertThat(shows(MANAGER, "body")).isFalse();
    }

    @Test
    void goesByTheDueDate() {
        due(Duration.ofDays(3));
        assertThat(shows(SPECIALIST, "week")).isTrue();
        assertThat(shows(SPECIALIST, "overdue")).isFalse();
        due(Duration.ofDays(8));
        assertThat(shows(SPECIALIST, "week")).isFalse();
        due(Duration.ofDays(-1));
        assertThat(shows(SPECIALIST, "week")).isFalse();
        assertThat(shows(SPECIALIST, "overdue")).isTrue();
        assertThat(shows(OUTSIDER, "overdue")).isFalse();
        engine.getTaskService().setDueDate(task, null);
        assertThat(shows(SPECIALIST, "overdue")).isFalse();
        assertThat(shows(SPECIALIST, "mine")).isTrue();
    }

    @Test
    void aClaimedTaskIsTheClaimantsAndStillTheBodys() {
        driver.as(SPECIALIST, () -> engine.getTaskService().claim(task, SPECIALIST));
        assertThat(shows(SPECIALIST, "mine")).isTrue();
        engine.getTaskService().setAssignee(task, "bdvtu.leader");
        assertThat(shows(SPECIALIST, "mine")).isFalse();
        assertThat(shows(SPECIALIST, "body")).isTrue();
    }

    /** Somebody of another body, who is in none of the task's groups. */
    @Test
    void whoeverIsGivenATaskFindsIt() {
        engine.getTaskService().setAssignee(task, OUTSIDER);
        OWN.forEach(filter -> assertThat(shows(OUTSIDER, filter)).as(filter).isTrue());
    }

    @Test
    void aRestrictedDossierIsInNoListOfPeopleOutsideIt() throws Exception {
        Map<String, Object> form = SampleDossier.startForm();
        form.put("restricted", true);
        open(form);
        assertThat(shows(SPECIALIST, "mine")).isTrue();
        assertThat(shows(MANAGER, "all")).isEqualTo(tenantsOf(MANAGER).contains(tenant()));
        assertThat(shows(OUTSIDER, "all")).isFalse();

        mvc.perform(put("/api/v1/directives/{id}/watch", dossier).with(user(OUTSIDER)).with(csrf()))
                .andExpect(status().isNotFound());
        jdbc.sql("insert into directive_watch values (:user, :id, now())").param("user", OUTSIDER)
                .param("id", dossier).update();
        assertThat(shows(OUTSIDER, "watched")).isFalse();
        assertThat(count(OUTSIDER, "watched")).isZero();
        mvc.perform(get("/api/v1/directives/watched").with(user(OUTSIDER)))
                .andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void watchedDossiersAreEachPersonsOwn() throws Exception {
        assertThat(shows(SPECIALIST, "watched")).as("nothing watched, nothing shown").isFalse();
        watch(SPECIALIST);
        watch(SPECIALIST);
        assertThat(shows(SPECIALIST, "watched")).isTrue();
        assertThat(shows(MANAGER, "watched")).isFalse();
        watch(MANAGER);
        assertThat(shows(MANAGER, "watched")).isTrue();
        watch(OUTSIDER);
        assertThat(shows(OUTSIDER, "watched")).as("watching opens no tasks").isFalse();

        mvc.perform(get("/api/v1/directives/watched").with(user(SPECIALIST)))
                .andExpect(jsonPath("$.length()").value(1)).andExpect(jsonPath("$[0].id").value(dossier.toString()))
                .andExpect(jsonPath("$[0].phaseLabel").value("Buổi làm việc"));
        mvc.perform(delete("/api/v1/directives/{id}/watch", dossier).with(user(SPECIALIST)).with(csrf()))
                .andExpect(status().isNoContent());
        assertThat(shows(SPECIALIST, "watched")).isFalse();
        assertThat(shows(MANAGER, "watched")).isTrue();
    }

    @Test
    void watchingNeedsADossierAndALogin() throws Exception {
        mvc.perform(put("/api/v1/directives/{id}/watch", UUID.randomUUID()).with(user(SPECIALIST)).with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/directives/watched")).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/v1/tasks/counts")).andExpect(status().isUnauthorized());
    }

    @ParameterizedTest
    @ValueSource(strings = {SPECIALIST, OUTSIDER, MANAGER, "bdvtu.leader", "vptu.clerk"})
    void countsAreWhatTheFiltersShow(String person) throws Exception {
        due(Duration.ofDays(-2));
        watch(person);
        for (String key : List.of("mine", "body", "week", "overdue", "watched")) {
            long shown = driver.<Long>as(person, () -> engine.getFilterService().count(filter(key)));
            assertThat(count(person, key)).as(key).isEqualTo((int) Math.min(shown, TaskCounts.LIMIT));
        }
        assertThat(statements.during(() -> driver.as(person, counts::mine)))
                .filteredOn(sql -> sql.contains("act_ru_task")).hasSize(1);
    }

    /** The cheap check of lists and the engine's check of single tasks say the same. */
    @ParameterizedTest
    @ValueSource(strings = {SPECIALIST, OUTSIDER, MANAGER, "bdvtu.leader", "designer"})
    void listsHoldWhatThePersonMayRead(String person) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId).toList();
        boolean all = engine.getAuthorizationService().isUserAuthorized(person, groups, Permissions.READ_TASK,
                Resources.PROCESS_DEFINITION);
        boolean readable = all || engine.getAuthorizationService().isUserAuthorized(person, groups, Permissions.READ,
                Resources.TASK, task);
        assertThat(driver.<Long>as(person, () -> engine.getTaskService().createTaskQuery()
                .processInstanceBusinessKey(dossier.toString()).count())).isEqualTo(readable ? 1 : 0);
        assertThat(driver.<Long>as(person, () -> engine.getTaskService().createTaskQuery()
                .processInstanceBusinessKey(dossier.toString()).taskCandidateGroup("BDVTU:specialist").count()))
                .as("asked for a group that is not the person's").isEqualTo(readable ? 1 : 0);
        assertThat(driver.<Long>as(person, () -> engine.getTaskService().createTaskQuery().taskId(task).count()))
                .isEqualTo(readable ? 1 : 0);
    }

    @Test
    void theCardSaysWhoseItIsAndHowUrgent() {
        Map<String, Object> form = SampleDossier.startForm();
        form.put("urgency", "VERY_URGENT");
        open(form);
        assertThat(engine.getTaskService().getVariablesLocal(task))
                .containsEntry("dossierBody", "Ban Dân vận Tỉnh ủy").containsEntry("dossierUrgency", "Thượng khẩn")
                .containsEntry("dossierPhase", "Buổi làm việc");
    }

    private void open(Map<String, Object> form) {
        String instance = driver.submitStartForm(SPECIALIST, "directive-lifecycle", form).getId();
        dossier = UUID.fromString(engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance)
                .singleResult().getBusinessKey());
        task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(dossier.toString())
                .singleResult().getId();
    }

    private boolean shows(String person, String key) {
        List<Task> tasks = driver.as(person, () -> engine.getFilterService().list(filter(key),
                engine.getTaskService().createTaskQuery().processInstanceBusinessKey(dossier.toString())));
        return tasks.stream().anyMatch(t -> t.getId().equals(task));
    }

    private int count(String person, String key) {
        return driver.as(person, counts::mine).get(key);
    }

    private void watch(String person) throws Exception {
        mvc.perform(put("/api/v1/directives/{id}/watch", dossier).with(user(person)).with(csrf()))
                .andExpect(status().isNoContent());
    }

    private String filter(String key) {
        return jdbc.sql("select filter_id from seeded_filter where key = :key").param("key", key)
                .query(String.class).single();
    }

    private void due(Duration fromNow) {
        engine.getTaskService().setDueDate(task, Date.from(driver.clock().instant().plus(fromNow)));
    }

    private String tenant() {
        return engine.getTaskService().createTaskQuery().taskId(task).singleResult().getTenantId();
    }

    private List<String> tenantsOf(String person) {
        return engine.getIdentityService().createTenantQuery().userMember(person).includingGroupsOfUser(true).list()
                .stream().map(org.camunda.bpm.engine.identity.Tenant::getId).toList();
    }
}
