package vn.directive.consultation;

import java.util.Optional;
import java.util.UUID;

/** Where the synthesis of a round stands among the people of its lead body; answered by the processes. */
public interface SynthesisSteps {

    /** The round whose comments a task answers, takes into the draft or approves, if the acting person may see it. */
    Optional<UUID> roundOf(String taskId);

    /** The open one of these steps, whoever has it. */
    Optional<Step> current(String processInstanceId);

    enum Kind { ANSWERING, REVISING, APPROVING }

    /** @param mine the acting person may work on it: took it, or is one of those who may */
    record Step(Kind kind, boolean mine) {}
}
