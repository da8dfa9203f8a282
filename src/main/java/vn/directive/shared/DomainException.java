package vn.directive.shared;

import java.util.Optional;

/**
 * A rule of the domain says no. The message is Vietnamese and written for the person who sees it; it
 * names what is wrong and, where possible, what to do.
 *
 * <p>Thrown by services, shown at the form by Tasklist and as an RFC 9457 problem by {@code /api/v1}.
 */
public class DomainException extends RuntimeException {

    private final String field;

    public DomainException(String message) {
        this(null, message);
    }

    /**
     * @param field key of the form field or JSON property at fault, or null when it concerns the whole request
     * @param message Vietnamese, a full sentence
     */
    public DomainException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Key of the field at fault, if there is one. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
