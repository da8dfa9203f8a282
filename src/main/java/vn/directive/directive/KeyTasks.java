package vn.directive.directive;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The key tasks that a directive sets (nhiệm vụ trọng tâm); plans and returns refer to them by number. */
public interface KeyTasks {

    /**
     * Replaces the list; numbers are given in order from 1.
     *
     * @throws vn.directive.shared.DomainException when a lead body is unknown or the directive has ended
     */
    void define(UUID directiveId, List<NewKeyTask> tasks);

    /** In order of number; empty while none were entered. */
    List<KeyTask> of(UUID directiveId);

    /**
     * @param leadBody code of the body that leads it, or null when everybody carries it out
     * @param deadline or null
     */
    record NewKeyTask(String text, String leadBody, LocalDate deadline) {}

    record KeyTask(int number, String text, String leadBody, LocalDate deadline) {}
}
