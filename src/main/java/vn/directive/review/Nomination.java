package vn.directive.review;

import java.util.UUID;

/**
 * A collective or a model that a body nominates for commendation.
 *
 * @param number within the review, from 1
 */
public record Nomination(UUID id, int number, String body, String nominee, String achievement, String figures,
        String nominatedBy, String state) {

    /** One line for forms and documents. */
    public String line() {
        return "%d. %s (%s): %s%s".formatted(number, nominee, body, achievement,
                figures == null ? "" : "; " + figures);
    }
}
