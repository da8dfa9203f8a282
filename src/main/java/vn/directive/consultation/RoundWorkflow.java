package vn.directive.consultation;

import java.time.LocalDate;
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

    /** Shows those who follow the round how far it is now. */
    void progressed(String processInstanceId, UUID roundId);

    record RequestToOpen(UUID requestId, UUID roundId, UUID directiveId, RoundMode mode, String body, LocalDate due) {}
}
