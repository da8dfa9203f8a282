package vn.directive.consultation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the services of this module ask of the processes. */
public interface RoundWorkflow {

    /**
     * Starts the process of one asked body.
     *
     * @return id of the instance
     */
    String openRequest(RequestToOpen request);

    /** Ends a body's process because its request was withdrawn; does nothing when it already ended. */
    void withdraw(String processInstanceId);

    /** Ends a body's process because no answer is taken any more; does nothing when it already ended. */
    void closeIntake(String processInstanceId);

    /** Moves the due dates of a body's process. */
    void reschedule(String processInstanceId, LocalDate due);

    /** Tells the round that nobody is awaited; does nothing when it does not wait any more. */
    void allReplied(String processInstanceId);

    /** Lets a waiting round look again at whom it asks and waits for; a round that does not wait looks anyway. */
    void changed(String processInstanceId);

    /** Ends the processes of many bodies as {@link #withdraw} does, a large number of them soon afterwards. */
    void withdrawAll(List<String> processInstanceIds);

    /** Shows those who follow the round how far it is now. */
    void progressed(String processInstanceId, UUID roundId);

    /** @param body that answers */
    record RequestToOpen(UUID requestId, UUID roundId, UUID directiveId, RoundMode mode, String body, LocalDate due) {}
}
