package vn.directive.issuance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.DocumentView;
import vn.directive.document.Documents.NewDocument;
import vn.directive.document.Documents.Upload;
import vn.directive.document.HandedIn;
import vn.directive.document.HandedIn.Version;
import vn.directive.shared.DomainException;

/** The text that is submitted, voted on, signed and issued: a document of its own, taken over from the last draft. */
@Component
class FinalDraft {

    static final String FIELD = "finalText";

    private final Documents documents;
    private final HandedIn handedIn;

    FinalDraft(Documents documents, HandedIn handedIn) {
        this.documents = documents;
        this.handedIn = handedIn;
    }

    /**
     * The version to submit: typed text, else a file uploaded as the directive, else the last draft.
     *
     * @throws DomainException when the dossier has none of these
     */
    Version submit(DirectiveView directive, Optional<String> text) {
        NewDocument document = document(directive);
        return text.map(typed -> handedIn.write(document, typed))
                .or(() -> newerDraft(directive.id()).map(draft -> takeOver(document, draft)))
                .or(() -> handedIn.uploaded(document, null))
                .orElseThrow(() -> new DomainException(FIELD,
                        "Hồ sơ chưa có dự thảo: hãy tải “Dự thảo chỉ thị” lên thẻ Hồ sơ hoặc dán nội dung vào "
                                + "biểu mẫu."));
    }

    /** A version that is newer than the returned one. */
    Version revise(DirectiveView directive, Optional<String> text, Version previous) {
        return handedIn.take(document(directive), text, previous, FIELD);
    }

    /** The draft, unless the directive's own document is at least as new. */
    private Optional<DocumentView> newerDraft(UUID directiveId) {
        Optional<DocumentView> draft = documents.latest(directiveId, DocumentKind.DRAFT).filter(d -> d.version() > 0);
        Optional<DocumentView> own = documents.latest(directiveId, DocumentKind.DIRECTIVE);
        if (draft.isEmpty() || own.isEmpty() || own.get().version() == 0) {
            return draft;
        }
        return draft.filter(d -> lastChange(d).isAfter(lastChange(own.get())));
    }

    private java.time.Instant lastChange(DocumentView document) {
        return documents.versions(document.id()).get(document.version() - 1).createdAt();
    }

    private Version takeOver(NewDocument document, DocumentView draft) {
        UUID id = documents.latest(document.directiveId(), DocumentKind.DIRECTIVE).map(DocumentView::id)
                .orElseGet(() -> documents.create(document));
        try (InputStream content = documents.content(draft.id(), draft.version())) {
            return new Version(id, documents.addVersion(id, new Upload(draft.fileName(), draft.mediaType(), content)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NewDocument document(DirectiveView directive) {
        return new NewDocument(directive.id(), DocumentKind.DIRECTIVE, directive.subject(), directive.issuer());
    }
}
