package vn.directive.document;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The registers that number documents (domain.md, "Numbering"): one continuous series per issuer, type and term or
 * year. A number is taken in the transaction that issues the document, so it is unique, gapless, and free again when
 * that transaction rolls back.
 *
 * <p>The register belongs to the committee when its Standing Committee or Standing Board issues under the committee's
 * symbol ({@code 1704-TB/TU}, {@code 22-CT/TU}), else to the issuing body itself. When its owner ends, it is closed;
 * the successor numbers in its own registers, by its own term, and may well give the same symbol again.
 */
public interface NumberRegisters {

    /**
     * Opens the register of a date at a number, for example when the system takes over from a paper book.
     *
     * @param date decides the term or year
     * @throws vn.directive.shared.DomainException when the register is open already
     */
    void open(String issuer, String typeCode, LocalDate date, int nextNumber);

    /**
     * Moves an open register on; the numbers in between are recorded as given out outside this system.
     *
     * @param scopeKey term or year, for example {@code 2020-2025} or {@code 2023}
     * @param reason Vietnamese, kept with the range
     * @throws vn.directive.shared.DomainException when the register is not open or already beyond the number
     */
    void advance(String issuer, String typeCode, String scopeKey, int nextNumber, String reason);

    /**
     * Takes the next number for a document; holds the register until the running transaction ends.
     *
     * @param issuedOn date of the document; decides the term or year
     * @throws vn.directive.shared.DomainException when the issuer may not issue the type, had ended on the date, no
     *     term covers the date, or the register is closed
     */
    TakenNumber take(UUID documentId, String issuer, String typeCode, LocalDate issuedOn);

    /** @param symbol for example {@code 05-CT/TU} */
    record TakenNumber(int number, String symbol) {}
}
