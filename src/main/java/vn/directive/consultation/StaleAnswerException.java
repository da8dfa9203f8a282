package vn.directive.consultation;

import vn.directive.consultation.Synthesis.Line;
import vn.directive.shared.DomainException;

/** Somebody else changed the line in between; it carries the line as it is now, so that the person can choose. */
public class StaleAnswerException extends DomainException {

    private final transient Line line;

    StaleAnswerException(Line line) {
        super("Góp ý này vừa được %s xử lý. Hãy xem cả hai rồi chọn.".formatted(line.decidedBy() == null ? "người khác"
                : line.decidedBy()));
        this.line = line;
    }

    public Line line() {
        return line;
    }
}
