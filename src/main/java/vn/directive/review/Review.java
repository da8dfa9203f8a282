package vn.directive.review;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.document.HandedIn.Version;

/**
 * One interim or final review.
 *
 * @param plan version of the plan that was handed in last, or null
 * @param report version of the synthesis that was handed in last, or null
 */
public record Review(UUID id, UUID directiveId, ReviewKind kind, String label, LocalDate from, LocalDate to,
        String state, String contents, LocalDate reportsDueOn, LocalDate conferenceOn, String conferencePlace,
        String returnNote, Version plan, Version report, ReviewOutcome outcome) {}
