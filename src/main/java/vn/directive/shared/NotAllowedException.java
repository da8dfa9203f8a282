package vn.directive.shared;

/** The person is known, but their post does not give them this right; the Vietnamese message says which would. */
public class NotAllowedException extends DomainException {

    public NotAllowedException(String message) {
        super(message);
    }
}
