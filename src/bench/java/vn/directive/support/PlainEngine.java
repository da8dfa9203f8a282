package vn.directive.support;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Camunda as it comes, with nothing of ours, in a database of its own on the same server: the floor under what is built
 * on the engine, and the design that its manual suggests for asking many.
 */
public class PlainEngine implements AutoCloseable {

    private static final String ONE_TASK = "one-task";
    private static final String ALL_AT_ONCE = "all-at-once";
    private static final String TASK = "userTask_answer";

    private final HikariDataSource source = new HikariDataSource();
    private final JdbcClient jdbc;
    private final ProcessEngine engine;

    /** @param url of a database on the server, beside which this one is made */
    public PlainEngine(String url, JdbcClient server) {
        server.sql("create database plain_engine").update();
        source.setJdbcUrl(url.replaceFirst("/[^/?]+(\\?|$)", "/plain_engine$1"));
        source.setUsername("postgres");
        source.setPassword("postgres");
        source.setMaximumPoolSize(20);
        jdbc = JdbcClient.create(source);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("plain");
        configuration.setDataSource(source);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setEnforceHistoryTimeToLive(false);
        // The other one takes a second connection now and then: with more people than connections everybody waits.
        configuration.setIdGenerator(new StrongUuidGenerator());
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment()
                .addModelInstance("one-task.bpmn", Bpmn.createExecutableProcess(ONE_TASK).startEvent()
                        .userTask(TASK).camundaCandidateGroups("${body}").endEvent().done())
                .addModelInstance("all-at-once.bpmn", allAtOnce()).deploy();
        jdbc.sql("create table answer (id uuid primary key, body text not null, answered_at timestamptz not null)")
                .update();
    }

    private static BpmnModelInstance allAtOnce() {
        return Bpmn.createExecutableProcess(ALL_AT_ONCE).startEvent().userTask(TASK).camundaCandidateGroups("${body}")
                .multiInstance().parallel().camundaCollection("${bodies}").camundaElementVariable("body")
                .multiInstanceDone().endEvent().done();
    }

    /** One instance and one transaction for this body. */
    public void start(String body) {
        engine.getRuntimeService().startProcessInstanceByKey(ONE_TASK, Map.<String, Object>of("body", body));
    }

    /** One instance with a task for each body. */
    public void startAll(List<String> bodies) {
        engine.getRuntimeService().startProcessInstanceByKey(ALL_AT_ONCE,
                Map.of("bodies", new java.util.ArrayList<>(bodies)));
    }

    public List<String> openTasksOfOne() {
        return tasks(ONE_TASK);
    }

    public List<String> openTasksOfAll() {
        return tasks(ALL_AT_ONCE);
    }

    private List<String> tasks(String process) {
        return engine.getTaskService().createTaskQuery().processDefinitionKey(process).list().stream()
                .map(Task::getId).toList();
    }

    public void complete(String taskId) {
        engine.getTaskService().complete(taskId);
    }

    /** Forgets every instance, without the engine, which would take minutes for a large one. */
    public void forget() {
        jdbc.sql("truncate act_ru_identitylink, act_ru_variable, act_ru_task, act_ru_execution cascade").update();
        jdbc.sql("delete from act_ge_bytearray where deployment_id_ is null").update();
    }

    /** What the database takes at least for an answer: a row, and its commit. */
    public void commitRow(String body) {
        jdbc.sql("insert into answer values (gen_random_uuid(), :body, now())").param("body", body).update();
    }

    @Override
    public void close() {
        engine.close();
        source.close();
    }
}
