package vn.directive.consultation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the services of this module ask of the processes. */
public interface RoundWorkflow {

    /**
     * Starts the processes of asked bodies of one round.
     *
     * @return ids of the instances, in the order of the requests
     */
    List<String> openRequests(UUID directiveId, UUID roundId, RoundMode mode, List<RequestToOpen> requests);

    /** Ends a body's process because no answer is taken any more; does nothing when it already ended. */
    void closeIntake(String processInstanceId);

    /** Moves the due dates of a body's process. */
    void reschedule(String processInstanceId, LocalDate due);

    /** Tells the round that nobody is awaited; does nothing when it does not wait any more. */
    void allReplied(String processInstanceId);

    /** Lets a waiting round look again at whom it asks and waits for; a round that does not wait looks anyway. */
    void changed(String processInstanceId);

    /**
     * Ends the processes of bodies because their requests were withdrawn, a large number of them soon afterwards; those
     * that already ended stay as they are.
     */
    void withdrawAll(List<String> processInstanceIds);

    /** @param body that answers */
    record RequestToOpen(UUID requestId, String body, LocalDate due) {}
}
