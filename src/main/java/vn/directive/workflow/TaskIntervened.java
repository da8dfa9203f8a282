package vn.directive.workflow;

import java.time.LocalDate;
import vn.directive.workflow.OpenTasks.OpenTask;

/** Somebody who oversees a dossier did something to an open task; published in the same transaction. */
public sealed interface TaskIntervened {

    /** The task as it is now. */
    OpenTask task();

    /** Why, as they wrote it. */
    String reason();

    /** It went to another person or group. */
    record HandedOver(OpenTask task, String reason) implements TaskIntervened {}

    record Extended(OpenTask task, LocalDate deadline, String reason) implements TaskIntervened {}

    record Reminded(OpenTask task, String reason) implements TaskIntervened {}
}
