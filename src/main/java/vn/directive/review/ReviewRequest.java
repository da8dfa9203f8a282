package vn.directive.review;

import java.util.UUID;

/**
 * What one body is asked to report, and its report.
 *
 * @param body whom it was asked of
 * @param owner who answers for it now
 */
public record ReviewRequest(UUID id, UUID reviewId, String body, String owner, String state, String results, String
        shortcomings, String proposals, String returnNote) {}
