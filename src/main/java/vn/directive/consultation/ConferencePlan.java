package vn.directive.consultation;

import java.time.LocalDate;

/** When and where the conference of a round is held, and about what. */
public record ConferencePlan(LocalDate heldOn, String place, String agenda) {}
