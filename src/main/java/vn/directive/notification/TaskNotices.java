package vn.directive.notification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.directive.workflow.TaskEscalated;
import vn.directive.workflow.TaskOpened;

/**
 * Tells people about tasks that reached them. All tasks of a transaction are told together just before it commits:
 * a step that asks a hundred bodies costs a few statements, not a few hundred.
 */
@Component
class TaskNotices {

    private final Notices notices;
    private final Recipients recipients;
    private final Wording wording;

    TaskNotices(Notices notices, Recipients recipients, Wording wording) {
        this.notices = notices;
        this.recipients = recipients;
        this.wording = wording;
    }

    @EventListener
    void onOpened(TaskOpened task) {
        collect(batch -> batch.opened.add(task));
    }

    @EventListener
    void onEscalated(TaskEscalated task) {
        collect(batch -> batch.escalated.add(task));
    }

    private void collect(java.util.function.Consumer<Batch> addition) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            Batch alone = new Batch();
            addition.accept(alone);
            tell(alone);
            return;
        }
        Batch batch = (Batch) TransactionSynchronizationManager.getResource(this);
        if (batch == null) {
            batch = new Batch();
            TransactionSynchronizationManager.bindResource(this, batch);
            TransactionSynchronizationManager.registerSynchronization(batch);
        }
        addition.accept(batch);
    }

    private void tell(Batch batch) {
        Map<UUID, String> dossiers = wording.dossiers(Stream.concat(
                batch.opened.stream().map(TaskOpened::directiveId),
                batch.escalated.stream().map(TaskEscalated::directiveId)).toList());
        Function<Collection<String>, Set<String>> members = recipients.of(Stream.concat(
                batch.opened.stream().flatMap(t -> t.groups().stream()),
                batch.escalated.stream().map(TaskEscalated::givenTo)).toList());
        List<Message> messages = new ArrayList<>();
        Map<String, Set<String>> superiors = new HashMap<>();
        for (TaskEscalated task : batch.escalated) {
            Set<String> told = members.apply(List.of(task.givenTo()));
            superiors.computeIfAbsent(task.taskId(), id -> new TreeSet<>()).addAll(told);
            messages.add(new Message("task:%s:escalated:%s".formatted(task.taskId(), task.wantedGroup()),
                    NoticeKind.TASK_ESCALATED, "Việc chuyển lên cấp trên: " + Wording.oneLine(task.name()),
                    task.reason() + "\n" + dossiers.getOrDefault(task.directiveId(), ""), task.taskId(),
                    task.directiveId(), told));
        }
        for (TaskOpened task : batch.opened) {
            Set<String> told = new TreeSet<>(task.assignee() != null ? Set.of(task.assignee())
                    : members.apply(task.groups()));
            told.removeAll(superiors.getOrDefault(task.taskId(), Set.of()));
            messages.add(new Message("task:%s:opened".formatted(task.taskId()), NoticeKind.TASK_OPENED,
                    "Việc mới: " + Wording.oneLine(task.name()),
                    (dossiers.getOrDefault(task.directiveId(), "") + Wording.due(task.dueAt())).strip(), task.taskId(),
                    task.directiveId(), told));
        }
        notices.tell(messages);
    }

    /** Tasks of one transaction. */
    private final class Batch implements TransactionSynchronization {

        private final List<TaskOpened> opened = new ArrayList<>();
        private final List<TaskEscalated> escalated = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            tell(this);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(TaskNotices.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(TaskNotices.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(TaskNotices.this);
        }
    }
}
