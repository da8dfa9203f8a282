package vn.directive.audit;

import java.text.Normalizer;
import vn.directive.shared.DomainException;

/** Why somebody intervenes; never empty. NFC, without blanks at the ends. */
public record Reason(String text) {

    private static final String FIELD = "reason";
    private static final int LONGEST = 2_000;

    /** @throws DomainException at the field {@code reason} when there is none or it is too long */
    public Reason {
        // PostgreSQL has no place for the null character.
        text = text == null ? "" : Normalizer.normalize(text.replace("\0", ""), Normalizer.Form.NFC).strip();
        if (text.isEmpty()) {
            throw new DomainException(FIELD, "Hãy ghi lý do.");
        }
        if (text.length() > LONGEST) {
            throw new DomainException(FIELD, "Lý do không quá 2.000 ký tự.");
        }
    }
}
