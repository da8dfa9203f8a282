package vn.directive.shared;

/** What was asked for does not exist, or the asker may not know that it does: both look the same. */
public class NotFoundException extends DomainException {

    public NotFoundException(String message) {
        super(message);
    }
}
