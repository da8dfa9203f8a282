package vn.directive.consultation;

/**
 * What the table {@code round-policy} proposes for a mode.
 *
 * @param askedRules groups of bodies, {@code <kind>:<level>} separated by commas
 * @param replyWorkingDays working days for an answer; at least 1
 */
public record RoundPolicy(String askedRules, int replyWorkingDays, SilencePolicy silence) {}
