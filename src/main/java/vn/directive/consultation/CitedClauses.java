package vn.directive.consultation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import vn.directive.document.Documents;
import vn.directive.document.Documents.DocumentView;
import vn.directive.document.DraftClauses;
import vn.directive.document.DraftClauses.Clause;

/** Ties what people cite ("Nhiệm vụ 2", "2", the title) to a clause of the draft version that the round asks about. */
@Component
class CitedClauses {

    private final DraftClauses drafts;
    private final Documents documents;

    CitedClauses(DraftClauses drafts, Documents documents) {
        this.drafts = drafts;
        this.documents = documents;
    }

    /** Clauses of the round's draft; empty when its outline was never recorded. */
    List<Clause> of(Round round) {
        return of(round.draftDocumentId(), round.draftVersion());
    }

    /** Finds the number of a cited clause; what the outline does not have stays free text. */
    Function<String, Optional<String>> numbers(Round round) {
        return numbers(of(round));
    }

    private static Function<String, Optional<String>> numbers(List<Clause> clauses) {
        return cited -> {
            String folded = Folding.fold(cited).replaceFirst("^(nhiem vu|khoan|muc|dieu|phan|diem) (?=[0-9ivx])", "");
            return clauses.stream().filter(c -> folded.equals(Folding.fold(c.number()))
                    || folded.equals(Folding.fold(c.title()))
                    || folded.equals(Folding.fold(c.number() + ". " + c.title()))).map(Clause::number).findFirst();
        };
    }

    /** The latest version of the same draft after that of the round, once its outline is recorded. */
    Optional<NextOutline> next(Round round) {
        if (round.draftDocumentId() == null) {
            return Optional.empty();
        }
        return documents.find(round.draftDocumentId()).map(DocumentView::version)
                .flatMap(latest -> IntStream.iterate(latest, v -> v > round.draftVersion(), v -> v - 1)
                        .mapToObj(v -> new NextOutline(v, drafts.of(round.draftDocumentId(), v)))
                        .filter(next -> !next.clauses().isEmpty()).findFirst());
    }

    record NextOutline(int version, List<Clause> clauses) {

        /** Number of the clause that people mean. */
        Optional<String> number(String cited) {
            return numbers(clauses).apply(cited);
        }

        /** Where a clause of an earlier version went, told by its title: numbers move. */
        Optional<String> whereIs(Clause earlier) {
            String title = Folding.fold(earlier.title());
            return clauses.stream().filter(c -> Folding.fold(c.title()).equals(title)).map(Clause::number).findFirst();
        }
    }

    /** A revised draft keeps the outline of the version before it until another one is recorded. */
    private List<Clause> of(UUID documentId, Integer version) {
        if (documentId == null) {
            return List.of();
        }
        return IntStream.iterate(version, v -> v > 0, v -> v - 1).mapToObj(v -> drafts.of(documentId, v))
                .filter(clauses -> !clauses.isEmpty()).findFirst().orElse(List.of());
    }
}
