package vn.directive.notification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.directive.directive.DossierTenants;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Grant;
import vn.directive.workflow.TaskEscalated;
import vn.directive.workflow.TaskOpened;
import vn.directive.workflow.TaskReturned;

/**
 * Tells people about tasks that reached them. All tasks of a transaction are told together just before it commits:
 * a step that asks a hundred bodies costs a few statements, not a few hundred.
 */
@Component
class TaskNotices {

    private final Notices notices;
    private final Recipients recipients;
    private final Wording wording;
    private final Accounts accounts;
    private final DossierTenants tenants;
    private final Clock clock;

    TaskNotices(Notices notices, Recipients recipients, Wording wording, Accounts accounts, DossierTenants tenants,
            Clock clock) {
        this.notices = notices;
        this.recipients = recipients;
        this.wording = wording;
        this.accounts = accounts;
        this.tenants = tenants;
        this.clock = clock;
    }

    @EventListener
    void onOpened(TaskOpened task) {
        collect(batch -> batch.opened.add(task));
    }

    @EventListener
    void onEscalated(TaskEscalated task) {
        collect(batch -> batch.escalated.add(task));
    }

    @EventListener
    void onReturned(TaskReturned task) {
        collect(batch -> batch.returned.add(task));
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
                Stream.concat(batch.escalated.stream().map(TaskEscalated::directiveId),
                        batch.returned.stream().map(TaskReturned::directiveId))).toList());
        Function<Collection<String>, Set<String>> members = recipients.of(Stream.concat(
                batch.opened.stream().flatMap(t -> t.groups().stream()),
                Stream.concat(batch.escalated.stream().map(TaskEscalated::givenTo), batch.returned.stream()
                        .flatMap(t -> Stream.of(t.group(), t.from())))).toList());
        List<Message> messages = new ArrayList<>();
        Map<String, Set<String>> superiors = new HashMap<>();
        for (TaskEscalated task : batch.escalated) {
            Set<String> told = members.apply(List.of(task.givenTo()));
            superiors.computeIfAbsent(task.taskId(), id -> new TreeSet<>()).addAll(told);
            // The same task may go up again after it came back.
            messages.add(new Message("task:%s:escalated:%s:%d".formatted(task.taskId(), task.wantedGroup(), clock.millis()),
                    NoticeKind.TASK_ESCALATED, "Việc chuyển lên cấp trên: " + Wording.oneLine(task.name()),
                    task.reason() + "\n" + dossiers.getOrDefault(task.directiveId(), ""), task.taskId(),
                    task.directiveId(), told));
            if (task.blocked()) {
                messages.add(blocked(task, dossiers));
            }
        }
        batch.returned.forEach(task -> messages.addAll(returned(task, dossiers, members)));
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

    /** To those who can have somebody appointed, as far as they may know of the dossier. */
    private Message blocked(TaskEscalated task, Map<UUID, String> dossiers) {
        Set<String> told = accounts.having(Set.of(Grant.ADMINISTRATOR, Grant.MANAGER)).stream()
                .filter(person -> task.directiveId() == null || tenants.mayKnow(task.directiveId(), person))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Message("task:%s:blocked:%s:%d".formatted(task.taskId(), task.wantedGroup(), clock.millis()),
                NoticeKind.TASK_ESCALATED, "Không còn ai xử lý được việc: " + Wording.oneLine(task.name()),
                task.reason() + "\nXem và cử người ở trang Vị trí khuyết (/organisation/vacancies).\n"
                        + dossiers.getOrDefault(task.directiveId(), ""), null, task.directiveId(), told);
    }

    private List<Message> returned(TaskReturned task, Map<UUID, String> dossiers,
            Function<Collection<String>, Set<String>> members) {
        Set<String> again = members.apply(List.of(task.group()));
        Set<String> meanwhile = new TreeSet<>(members.apply(List.of(task.from())));
        meanwhile.removeAll(again);
        String name = Wording.oneLine(task.name());
        String text = task.reason() + "\n" + dossiers.getOrDefault(task.directiveId(), "");
        String key = "task:%s:returned:%s:%d".formatted(task.taskId(), task.group(), clock.millis());
        return List.of(new Message(key, NoticeKind.TASK_OPENED, "Việc về lại: " + name, text, task.taskId(),
                        task.directiveId(), again),
                new Message(key + ":from", NoticeKind.TASK_ESCALATED, "Việc đã chuyển về: " + name, text, null,
                        task.directiveId(), meanwhile));
    }

    /** Tasks of one transaction. */
    private final class Batch implements TransactionSynchronization {

        private final List<TaskOpened> opened = new ArrayList<>();
        private final List<TaskEscalated> escalated = new ArrayList<>();
        private final List<TaskReturned> returned = new ArrayList<>();

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
