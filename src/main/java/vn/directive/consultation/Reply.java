package vn.directive.consultation;

/**
 * What a body answers, beside the rows of its comments ({@link ReplyRows}).
 *
 * @param generalOpinion or null
 * @param ownTotal totals of a body that does not report unit by unit, or null
 */
public record Reply(Stance stance, String generalOpinion, NewUnit ownTotal) {}
