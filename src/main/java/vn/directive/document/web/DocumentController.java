package vn.directive.document.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.document.DocumentKind;
import vn.directive.document.DocumentTexts;
import vn.directive.document.DocumentTexts.DocumentText;
import vn.directive.document.DocumentTexts.Show;
import vn.directive.document.Documents;
import vn.directive.document.Documents.DocumentView;
import vn.directive.document.Documents.Found;
import vn.directive.document.Documents.NewDocument;
import vn.directive.document.Documents.Search;
import vn.directive.document.Documents.Upload;
import vn.directive.document.Documents.VersionView;
import vn.directive.document.DossierAccess;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Accounts.Account;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Organisation.Mention;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

/** The "Hồ sơ" tab: documents of a dossier, their versions and contents. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tài liệu")
class DocumentController {

    /** What browsers show without running anything of it; all else is downloaded. */
    private static final Set<String> INLINE =
            Set.of("application/pdf", "image/png", "image/jpeg", "text/plain;charset=UTF-8");
    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private final Documents documents;
    private final DocumentTexts texts;
    private final Accounts accounts;
    private final Organisation organisation;
    private final CurrentUser currentUser;
    private final ObjectProvider<DossierAccess> access;
    private final AuditTrail audit;
    private final Clock clock;

    DocumentController(Documents documents, DocumentTexts texts, Accounts accounts, Organisation organisation,
            CurrentUser currentUser, ObjectProvider<DossierAccess> access, AuditTrail audit, Clock clock) {
        this.documents = documents;
        this.texts = texts;
        this.accounts = accounts;
        this.organisation = organisation;
        this.currentUser = currentUser;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Operation(summary = "Tài liệu của một hồ sơ, cũ nhất trước")
    @GetMapping("/directives/{directiveId}/documents")
    List<DocumentItem> list(@PathVariable UUID directiveId) {
        requireAccess(directiveId);
        return items(documents.ofDossier(directiveId));
    }

    @Operation(summary = "Tìm tài liệu của một hồ sơ, mới thay đổi trước", description = "Không phân biệt dấu, chữ hoa.")
    @GetMapping("/directives/{directiveId}/documents/search")
    Page<DocumentItem> search(@PathVariable UUID directiveId, @RequestParam(required = false) String text,
            @RequestParam(required = false) DocumentKind kind, @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "25") int size) {
        requireAccess(directiveId);
        Paging paging = new Paging(page, size);
        Found found = documents.search(directiveId, new Search(text, kind, paging.size(), paging.offset()));
        return Page.of(items(found.documents()), paging, found.total());
    }

    @Operation(summary = "Các loại tài liệu, và người dùng được đưa loại nào vào hồ sơ")
    @GetMapping("/directives/{directiveId}/documents/kinds")
    List<KindItem> kinds(@PathVariable UUID directiveId) {
        requireAccess(directiveId);
        DossierAccess dossiers = access.getIfAvailable();
        boolean carries = dossiers == null || organisation.bodiesOf(currentUser.username()).stream()
                .anyMatch(body -> dossiers.carries(directiveId, body));
        return Arrays.stream(DocumentKind.values())
                .map(kind -> new KindItem(kind, kind.label(), carries || kind.isOfAnyBody())).toList();
    }

    @Operation(summary = "Thêm tài liệu vào hồ sơ; cơ quan là cơ quan của người tải lên")
    @PostMapping(path = "/directives/{directiveId}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    DocumentItem add(@PathVariable UUID directiveId, @RequestParam DocumentKind kind, @RequestParam String subject,
            @RequestParam(required = false) String body, @RequestParam MultipartFile file) throws IOException {
        requireAccess(directiveId);
        String from = bodyOfUser(directiveId, kind, body);
        UUID id = documents.create(new NewDocument(directiveId, kind, subject, from));
        documents.addVersion(id, upload(file));
        return item(id);
    }

    @Operation(summary = "Thêm bản mới của một tài liệu chưa ban hành")
    @PostMapping(path = "/documents/{id}/versions", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    DocumentItem addVersion(@PathVariable UUID id, @RequestParam MultipartFile file) throws IOException {
        DocumentView document = visible(id);
        if (!organisation.bodiesOf(currentUser.username()).contains(document.body())) {
            throw new NotAllowedException("Chỉ cơ quan đã đưa tài liệu vào hồ sơ mới thêm được bản mới.");
        }
        documents.addVersion(id, upload(file));
        return item(id);
    }

    @Operation(summary = "Các bản của một tài liệu, cũ nhất trước")
    @GetMapping("/documents/{id}/versions")
    List<VersionItem> versions(@PathVariable UUID id) {
        List<VersionView> versions = documents.versions(visible(id).id());
        Map<String, Account> people = accounts.find(versions.stream().map(VersionView::createdBy)
                .collect(Collectors.toSet()));
        return versions.stream().map(v -> new VersionItem(v.number(), v.fileName(), v.mediaType(), v.size(),
                v.sha256(), name(people, v.createdBy()), v.createdAt(), DocumentTexts.show(v.mediaType()))).toList();
    }

    @Operation(summary = "Một bản có xem trước được trong trình duyệt hay không; nếu không, vì sao")
    @GetMapping("/documents/{id}/versions/{number}/preview")
    PreviewItem preview(@PathVariable UUID id, @PathVariable int number) {
        VersionView version = version(id, number);
        texts.requireViewable(version);
        return new PreviewItem(DocumentTexts.show(version.mediaType()));
    }

    @Operation(summary = "Nội dung chữ của một bản DOCX hoặc văn bản thuần, theo đoạn")
    @GetMapping("/documents/{id}/versions/{number}/text")
    ResponseEntity<DocumentText> text(@PathVariable UUID id, @PathVariable int number, WebRequest request) {
        VersionView version = version(id, number);
        if (note(AuditAction.DOCUMENT_VIEW, id, version)) {
            // Nothing of a restricted dossier stays on a disk for whoever sits there next.
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(texts.read(id, version));
        }
        // A version never changes: a browser that has it is spared the reading.
        if (request.checkNotModified("text-" + version.sha256())) {
            return null;
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(texts.read(id, version));
    }

    @Operation(summary = "Nội dung một bản")
    @GetMapping("/documents/{id}/versions/{number}/content")
    ResponseEntity<InputStreamResource> content(@PathVariable UUID id, @PathVariable int number) {
        VersionView version = version(id, number);
        boolean inline = INLINE.contains(version.mediaType());
        ContentDisposition disposition = (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(version.fileName(), StandardCharsets.UTF_8).build();
        InputStream content = documents.content(id, number);
        note(AuditAction.DOCUMENT_DOWNLOAD, id, version);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(version.mediaType()))
                .contentLength(version.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                // The browser's viewer may stand in our own pages; nothing in the file may run or load.
                .header("Content-Security-Policy", CONTENT_POLICY)
                .eTag(version.sha256())
                .body(new InputStreamResource(content));
    }

    private void requireAccess(UUID directiveId) {
        access.ifAvailable(a -> a.require(directiveId));
    }

    /**
     * Records who reads what only a list may know.
     *
     * @return true when it is that
     */
    private boolean note(AuditAction action, UUID documentId, VersionView version) {
        UUID directiveId = documents.find(documentId).orElseThrow().directiveId();
        DossierAccess dossiers = access.getIfAvailable();
        if (dossiers == null || !dossiers.isRestricted(directiveId)) {
            return false;
        }
        audit.note(action, new Subject("document", documentId.toString(), directiveId), Capacity.of("reader"),
                Map.of("version", version.number()));
        return true;
    }

    private VersionView version(UUID id, int number) {
        return documents.versions(visible(id).id()).stream().filter(v -> v.number() == number)
                .findFirst().orElseThrow(() -> new NotFoundException("Không tìm thấy bản %d.".formatted(number)));
    }

    private DocumentView visible(UUID id) {
        DocumentView document = documents.find(id).orElseThrow(DocumentController::unknown);
        access.ifAvailable(a -> a.require(document.directiveId(), DocumentController::unknown));
        return document;
    }

    private static NotFoundException unknown() {
        return new NotFoundException("Không tìm thấy tài liệu.");
    }

    /** @param wanted one of the user's bodies, or null for the first of them */
    private String bodyOfUser(UUID directiveId, DocumentKind kind, String wanted) {
        Set<String> bodies = new TreeSet<>(organisation.bodiesOf(currentUser.username()));
        if (bodies.isEmpty() || wanted != null && !bodies.contains(wanted)) {
            throw new NotAllowedException("Người dùng không giữ vị trí nào trong cơ quan này nên không thêm được "
                    + "tài liệu.");
        }
        List<String> candidates = wanted == null ? List.copyOf(bodies) : List.of(wanted);
        DossierAccess dossiers = access.getIfAvailable();
        Optional<String> carrying = dossiers == null ? Optional.empty()
                : candidates.stream().filter(code -> dossiers.carries(directiveId, code)).findFirst();
        if (carrying.isEmpty() && dossiers != null && !kind.isOfAnyBody()) {
            throw new NotAllowedException("Chỉ cơ quan chủ trì, Văn phòng và cơ quan ban hành đưa “%s” vào hồ sơ; "
                    .formatted(kind.label()) + "tài liệu của đơn vị hãy chọn loại khác, ví dụ “%s”."
                    .formatted(DocumentKind.OTHER.label()));
        }
        return kind.isOfAnyBody() ? candidates.get(0) : carrying.orElse(candidates.get(0));
    }

    private static Upload upload(MultipartFile file) throws IOException {
        return new Upload(file.getOriginalFilename(), file.getContentType(), file.getInputStream());
    }

    private DocumentItem item(UUID id) {
        return items(documents.find(id).stream().toList()).get(0);
    }

    private List<DocumentItem> items(List<DocumentView> views) {
        Map<Mention, String> names = organisation.namesOn(views.stream().map(this::owner).toList());
        Map<String, Account> people = accounts.find(views.stream()
                .flatMap(v -> Stream.of(v.createdBy(), v.versionBy() == null ? v.createdBy() : v.versionBy()))
                .collect(Collectors.toSet()));
        Set<String> own = organisation.bodiesOf(currentUser.username());
        return views.stream().map(v -> new DocumentItem(v.id(), v.kind(), v.kind().label(), v.subject(), v.body(),
                names.getOrDefault(owner(v), v.body()), v.symbol(), v.issuedOn(), v.state(), v.version(),
                v.fileName(), v.mediaType(), v.size(), name(people, v.createdBy()), v.createdAt(),
                v.version() == 0 ? null : "/api/v1/documents/%s/versions/%d/content".formatted(v.id(), v.version()),
                v.versionBy() == null ? null : name(people, v.versionBy()), v.versionAt(),
                DocumentTexts.show(v.mediaType()), "DRAFT".equals(v.state()) && own.contains(v.body()))).toList();
    }

    /** A paper keeps the name under which its body made it, whatever the body is called since. */
    private Mention owner(DocumentView view) {
        return new Mention(view.body(), view.issuedOn() != null ? view.issuedOn()
                : LocalDate.ofInstant(view.createdAt(), clock.getZone()));
    }

    private static String name(Map<String, Account> people, String username) {
        Account account = people.get(username);
        return account == null ? username : account.displayName();
    }

    /**
     * @param contentUrl of the latest version, or absent
     * @param show how the latest version can be seen in a browser
     * @param extensible the acting person may add a version
     */
    record DocumentItem(UUID id, DocumentKind kind, String kindLabel, String subject, String body, String bodyName,
            String symbol, LocalDate issuedOn, String state, int version, String fileName, String mediaType, long size,
            String createdBy, Instant createdAt, String contentUrl, String versionBy, Instant versionAt, Show show,
            boolean extensible) {}

    /** @param createdBy display name */
    record VersionItem(int number, String fileName, String mediaType, long size, String sha256, String createdBy,
            Instant createdAt, Show show) {}

    record PreviewItem(Show show) {}

    record KindItem(DocumentKind kind, String label, boolean allowed) {}
}
