package vn.directive.consultation;

import vn.directive.shared.DomainException;

/** The answer is not in preparation (any more), so its rows can be read and not changed. */
public class ReplyFixedException extends DomainException {

    ReplyFixedException(String message) {
        super(message);
    }
}
