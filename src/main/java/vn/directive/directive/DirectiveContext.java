package vn.directive.directive;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.DocumentView;
import vn.directive.shared.AskedOnce;
import vn.directive.shared.TimeConfiguration;
import vn.directive.workflow.DossierContext;

/** What task cards say about a dossier. */
@Service
class DirectiveContext implements DossierContext {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private static final Map<String, String> URGENCIES =
            Map.of("URGENT", "Khẩn", "VERY_URGENT", "Thượng khẩn", "IMMEDIATE", "Hỏa tốc");

    private final Directives directives;
    private final Documents documents;

    DirectiveContext(Directives directives, Documents documents) {
        this.directives = directives;
        this.documents = documents;
    }

    @Override
    public Card card(UUID directiveId) {
        return AskedOnce.ask(List.of(Card.class, directiveId), () -> read(directiveId));
    }

    private Card read(UUID directiveId) {
        DirectiveView directive = directives.get(directiveId);
        return new Card(directive.dossierNumber(), directive.subject(),
                directive.symbol() == null ? "" : directive.symbol(), directive.phase().label(),
                documents.latest(directiveId, DocumentKind.DRAFT).filter(d -> d.version() > 0)
                        .map(DirectiveContext::draftVersion).orElse("chưa có"),
                directive.draftDeadline(), URGENCIES.getOrDefault(directive.urgency(), ""));
    }

    /** With the day of the version itself: the document is as old as its first one. */
    private static String draftVersion(DocumentView draft) {
        return "Bản %d (%s)".formatted(draft.version(),
                DAY.format(draft.versionAt().atZone(TimeConfiguration.ZONE)));
    }
}
