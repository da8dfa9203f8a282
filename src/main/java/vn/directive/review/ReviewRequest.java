package vn.directive.review;

import java.util.UUID;

/** What one body is asked to report, and its report. */
public record ReviewRequest(UUID id, UUID reviewId, String body, String state, String results, String shortcomings,
        String proposals, String returnNote) {}
