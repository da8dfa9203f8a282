package vn.directive.reporting;

import java.time.LocalDate;

/**
 * A conclusion that somebody has to carry out.
 *
 * @param owner body as typed: its code or its name, never a person
 */
public record FollowUp(String what, String owner, LocalDate dueOn) {}
