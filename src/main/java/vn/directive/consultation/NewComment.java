package vn.directive.consultation;

/**
 * A comment as it is written down.
 *
 * @param body code of the body whose comment it is
 * @param clause place in the draft, in the words of the body
 * @param proposed wording proposed instead, or null
 */
public record NewComment(String body, String clause, CommentKind kind, String comment, String proposed) {}
