package vn.directive.workflow.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;
import vn.directive.workflow.VisibleTasks;
import vn.directive.workflow.access.FormFields;

/**
 * One draft a task, with a version, so that two browsers on one task never overwrite each other unseen. Only who may
 * work on the task reads or writes it; for everybody else the task does not exist. It ends with its task.
 */
@Component
public class TaskDrafts {

    /** Longest draft, in bytes of its JSON in UTF-8: about ten times what the fields of the longest form may hold. */
    public static final int MAX_BYTES = 512 * 1024;

    private static final String GONE = "Việc này đã được hoàn thành hoặc đã chuyển cho người khác.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final VisibleTasks tasks;
    private final FormFields fields;
    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final Clock clock;

    TaskDrafts(VisibleTasks tasks, FormFields fields, JdbcClient jdbc, CurrentUser currentUser, Clock clock) {
        this.tasks = tasks;
        this.fields = fields;
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * @param version counts up with every save; 0 when nothing was saved yet
     * @param data the fields that differ from how the form opened, by key; null in a field means that it was emptied
     * @param savedBy username; null with version 0, like the rest
     */
    public record TaskDraft(int version, ObjectNode data, String savedBy, String savedByName, Instant savedAt) {}

    /**
     * @param draft what is stored now
     * @param saved false when somebody saved after the version that the caller had seen; nothing was changed then
     */
    public record Outcome(TaskDraft draft, boolean saved) {}

    /** @throws NotFoundException when the task is not open, or not for the acting person to work on */
    @Transactional(readOnly = true)
    public TaskDraft read(String taskId) {
        requireWorkOn(taskId);
        return find(taskId).orElseGet(() -> new TaskDraft(0, JSON.createObjectNode(), null, null, null));
    }

    /**
     * Replaces the draft if nobody else has since.
     *
     * @param version the version that {@code data} builds on; 0 when the caller has seen none
     * @param data as in {@link TaskDraft}; an empty object discards what was typed
     * @throws NotFoundException when the task is not open, or not for the acting person to work on
     * @throws DomainException at a field that the form does not have, or when the draft is larger than
     *         {@link #MAX_BYTES}
     */
    @Transactional
    public Outcome save(String taskId, int version, ObjectNode data) {
        requireWorkOn(taskId);
        Set<String> known = fields.ofTask(taskId).keys();
        data.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new DomainException(key, "Biểu mẫu của việc này không có trường “%s”.".formatted(key));
            }
        });
        // The lock keeps the task from ending between the check and the insert, which would leave a draft behind.
        boolean saved = jdbc.sql("""
                insert into task_draft (task_id, version, data, saved_by, saved_at, writers)
                select t.id_, 1, cast(:data as jsonb), :user, :now, array[:user] from act_ru_task t
                where t.id_ = :task and (:version = 0 or exists (select from task_draft d where d.task_id = :task))
                for key share of t
                on conflict (task_id) do update set version = task_draft.version + 1, data = excluded.data,
                    saved_by = excluded.saved_by, saved_at = excluded.saved_at,
                    writers = array_remove(task_draft.writers, :user) || excluded.writers
                where task_draft.version = :version
                """).param("task", taskId).param("version", version).param("data", text(data))
                .param("user", currentUser.username()).param("now", Timestamp.from(clock.instant())).update() > 0;
        return new Outcome(find(taskId).orElseThrow(() -> new NotFoundException(GONE)), saved);
    }

    /**
     * The task ends in the running transaction, and its draft with it: one statement before the commit, however many
     * tasks end.
     */
    public void taskEnds(String taskId) {
        Ending ending = (Ending) TransactionSynchronizationManager.getResource(this);
        if (ending == null) {
            ending = new Ending();
            TransactionSynchronizationManager.bindResource(this, ending);
            TransactionSynchronizationManager.registerSynchronization(ending);
        }
        ending.taskIds.add(taskId);
    }

    private void requireWorkOn(String taskId) {
        if (!tasks.mayWorkOn(taskId)) {
            throw new NotFoundException(GONE);
        }
    }

    private Optional<TaskDraft> find(String taskId) {
        return jdbc.sql("""
                select d.version, d.data, d.saved_by, a.display_name, d.saved_at
                from task_draft d join account a on a.username = d.saved_by where d.task_id = :task
                """).param("task", taskId).query((row, i) -> new TaskDraft(row.getInt("version"),
                        object(row.getString("data")), row.getString("saved_by"), row.getString("display_name"),
                        row.getTimestamp("saved_at").toInstant())).optional();
    }

    private static String text(ObjectNode data) {
        String text = data.toString();
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new DomainException(("Bản nháp dài hơn %d KB nên chưa lưu được lên máy chủ. "
                    + "Hãy đưa phần dài vào một tệp ở thẻ Hồ sơ.").formatted(MAX_BYTES / 1024));
        }
        return text;
    }

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tasks that end in one transaction. */
    private final class Ending implements TransactionSynchronization {

        private final Set<String> taskIds = new HashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            jdbc.sql("delete from task_draft where task_id = any(:tasks)")
                    .param("tasks", taskIds.toArray(String[]::new)).update();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(TaskDrafts.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(TaskDrafts.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(TaskDrafts.this);
        }
    }
}
