package vn.directive.workflow.engine;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.directive.workflow.TaskDecided;

/** Keeps what was decided and why beside the engine's history of the task, in the transaction that completes it. */
@Component
class TaskResultRecorder {

    private final JdbcClient jdbc;

    TaskResultRecorder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(TaskDecided event) {
        jdbc.sql("insert into task_result (task_id, outcome, label, note) values (?, ?, ?, ?)")
                .params(event.taskId(), event.outcome(), event.label(), event.note()).update();
    }
}
