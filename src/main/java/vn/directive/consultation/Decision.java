package vn.directive.consultation;

import java.util.List;

/**
 * What becomes of some comments.
 *
 * @param numbers of the comments; null means all that have no outcome yet
 * @param reason may be null for {@link CommentOutcome#ACCEPTED}
 */
public record Decision(List<Integer> numbers, CommentOutcome outcome, String reason) {}
