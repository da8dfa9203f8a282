package vn.directive.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.Documents.DocumentView;
import vn.directive.document.Documents.NewDocument;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;

/** What a task hands in as a document: text typed in its form, or a file uploaded in the dossier beforehand. */
@Component
public class HandedIn {

    private final Documents documents;
    private final Organisation organisation;
    private final CurrentUser currentUser;

    HandedIn(Documents documents, Organisation organisation, CurrentUser currentUser) {
        this.documents = documents;
        this.organisation = organisation;
        this.currentUser = currentUser;
    }

    /**
     * Text wins over a file, because the person typed it for this very step.
     *
     * @param document what it would be called if it has to be created
     * @param previous the version handed in before it was returned, or null the first time
     * @param field key of the form's text field, for the message
     * @throws DomainException when there is neither text nor a version newer than {@code previous}
     */
    @Transactional
    public Version take(NewDocument document, Optional<String> text, Version previous, String field) {
        return text.map(typed -> write(document, typed))
                .or(() -> uploaded(document, previous))
                .orElseThrow(() -> new DomainException(field, previous == null
                        ? "Hãy tải “%s” lên thẻ Hồ sơ hoặc dán nội dung vào biểu mẫu.".formatted(document.kind().label())
                        : "Chưa có bản mới hơn bản đã trình: hãy tải “%s” lên thẻ Hồ sơ hoặc dán nội dung vào biểu mẫu."
                                .formatted(document.kind().label())));
    }

    /** A version that no task has handed in yet, if somebody uploaded one. */
    @Transactional(readOnly = true)
    public Optional<Version> uploaded(NewDocument document, Version previous) {
        return open(document).filter(found -> found.version() > 0)
                .map(found -> new Version(found.id(), found.version())).filter(found -> !found.equals(previous));
    }

    /** Adds the text as the next version of the open document of this kind; creates the document when there is none. */
    @Transactional
    public Version write(NewDocument document, String text) {
        UUID id = open(document).map(DocumentView::id).orElseGet(() -> documents.create(document));
        return new Version(id, documents.addText(id, document.kind().label(), text));
    }

    /** Invited bodies each have their own paper; of every other kind a dossier has one open document at a time. */
    private Optional<DocumentView> open(NewDocument wanted) {
        List<DocumentView> open = documents.ofDossier(wanted.directiveId()).stream()
                .filter(d -> d.kind() == wanted.kind() && "DRAFT".equals(d.state())).toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        // Who sees a dossier may bring documents into it: what others brought is not what this step hands in.
        Set<String> own = wanted.kind() == DocumentKind.PAPER ? Set.of()
                : organisation.bodiesOf(currentUser.username());
        return open.stream().filter(d -> wanted.body().equals(d.body()) || own.contains(d.body()))
                .reduce((earlier, later) -> later);
    }

    /** A version of a document. */
    public record Version(UUID documentId, int number) {

        /** Reads two nullable columns. */
        public static Version ofNullable(UUID documentId, Integer number) {
            return documentId == null ? null : new Version(documentId, number == null ? 0 : number);
        }
    }
}
