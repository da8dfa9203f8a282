package vn.directive.review;

import java.util.UUID;

/**
 * A collective or a model that a body nominates for commendation.
 *
 * @param number within the review, from 1
 */
public record Nomination(UUID id, int number, String body, String nominee, String achievement, String figures,
        String nominatedBy, String state) {

    /**
     * One line for forms and documents.
     *
     * @param bodyName name of the nominating body
     */
    public String line(String bodyName) {
        return "%d. %s (%s): %s%s".formatted(number, nominee, bodyName, achievement,
                figures == null ? "" : "; " + figures);
    }
}
