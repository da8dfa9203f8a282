package vn.directive.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who wrote what a task decides on, told by the module that keeps it. A model names the work in the extension property
 * {@code notByAuthorOf} of the deciding task.
 */
public interface WorkAuthors {

    /** Kinds of work that this module answers for, each with its Vietnamese noun: "dự thảo chỉ thị". */
    Map<String, String> works();

    /**
     * Usernames of the authors by task, in one query whatever the number of tasks; tasks whose work nobody wrote are
     * left out.
     *
     * @param work one of {@link #works()}
     */
    Map<String, Set<String>> authors(String work, Collection<Judged> tasks);

    /**
     * A task and what it decides on.
     *
     * @param directiveId null outside any dossier
     * @param body whose process it is, or null when it belongs to those who carry the dossier
     * @param since when its process began
     */
    record Judged(String taskId, String instanceId, UUID directiveId, String body, Instant since) {}
}
