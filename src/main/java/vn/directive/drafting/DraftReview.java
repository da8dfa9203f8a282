package vn.directive.drafting;

import java.util.List;
import vn.directive.shared.DomainException;

/**
 * What somebody says about a version of the draft.
 *
 * @param passed false returns it to the editor, which needs a note or a finding
 * @param note may be null
 */
public record DraftReview(DraftStep step, boolean passed, String note, List<Finding> findings) {

    public DraftReview {
        findings = List.copyOf(findings);
        if (!passed && (note == null || note.isBlank()) && findings.isEmpty()) {
            throw new DomainException("note", "Trả lại thì phải ghi lý do hoặc nội dung cần sửa.");
        }
    }

    /** What a finding is about. */
    public enum Kind { COMMENT, FORMAT, CONFLICT }

    /**
     * @param place clause of the draft, part of its layout, or the document it conflicts with
     * @param proposal how to change it; may be null
     */
    public record Finding(Kind kind, String place, String content, String proposal) {}
}
