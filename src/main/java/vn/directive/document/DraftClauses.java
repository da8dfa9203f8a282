package vn.directive.document;

import java.util.List;
import java.util.UUID;
import vn.directive.shared.DomainException;

/** The clauses of each version of a draft; a comment is tied to a version and a clause. */
public interface DraftClauses {

    /**
     * Sets the clauses of a version, in order.
     *
     * @throws DomainException when there is none, or when two carry the same number
     */
    void replace(UUID documentId, int version, List<Clause> clauses);

    /** Clauses of a version in order; empty when its outline was never recorded. */
    List<Clause> of(UUID documentId, int version);

    /**
     * @param number as people cite it, for example {@code 1} or {@code II.3}
     * @param title what the clause is about
     */
    record Clause(String number, String title) {

        public Clause {
            if (number == null || number.isBlank() || title == null || title.isBlank()) {
                throw new DomainException("outline", "Mỗi khoản của dự thảo cần có số và tên.");
            }
        }
    }
}
