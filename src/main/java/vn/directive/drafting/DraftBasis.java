package vn.directive.drafting;

import java.time.LocalDate;

/**
 * A document that the draft rests on.
 *
 * @param symbol for example {@code 1704-TB/TU}
 * @param issuedOn may be null
 */
public record DraftBasis(String symbol, String subject, LocalDate issuedOn) {}
