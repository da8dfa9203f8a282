package vn.directive.consultation;

import java.util.List;

/**
 * What a body answers.
 *
 * @param generalOpinion or null
 * @param ownTotal totals of a body that does not report unit by unit, or null
 */
public record Reply(Stance stance, String generalOpinion, List<ReplyComment> comments, NewUnit ownTotal) {

    public record ReplyComment(String clause, CommentKind kind, String comment, String proposed) {}
}
