package vn.directive.document.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.InputStreamResource;
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
import org.springframework.web.multipart.MultipartFile;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.DocumentView;
import vn.directive.document.Documents.NewDocument;
import vn.directive.document.Documents.Upload;
import vn.directive.document.Documents.VersionView;
import vn.directive.document.DossierAccess;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/** The "Hồ sơ" tab: documents of a dossier, their versions and contents. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tài liệu")
class DocumentController {

    private final Documents documents;
    private final Organisation organisation;
    private final CurrentUser currentUser;
    private final ObjectProvider<DossierAccess> access;

    DocumentController(Documents documents, Organisation organisation, CurrentUser currentUser,
            ObjectProvider<DossierAccess> access) {
        this.documents = documents;
        this.organisation = organisation;
        this.currentUser = currentUser;
        this.access = access;
    }

    @Operation(summary = "Tài liệu của một hồ sơ, cũ nhất trước")
    @GetMapping("/directives/{directiveId}/documents")
    List<DocumentItem> list(@PathVariable UUID directiveId) {
        requireAccess(directiveId);
        return items(documents.ofDossier(directiveId));
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

    @Operation(summary = "Các bản của một tài liệu")
    @GetMapping("/documents/{id}/versions")
    List<VersionView> versions(@PathVariable UUID id) {
        return documents.versions(visible(id).id());
    }

    @Operation(summary = "Nội dung một bản")
    @GetMapping("/documents/{id}/versions/{number}/content")
    ResponseEntity<InputStreamResource> content(@PathVariable UUID id, @PathVariable int number) {
        VersionView version = documents.versions(visible(id).id()).stream().filter(v -> v.number() == number)
                .findFirst().orElseThrow(() -> new NotFoundException("Không tìm thấy bản %d.".formatted(number)));
        boolean inline = version.mediaType().matches("application/pdf|image/.*|text/plain.*");
        ContentDisposition disposition = (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(version.fileName(), StandardCharsets.UTF_8).build();
        InputStream content = documents.content(id, number);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(version.mediaType()))
                .contentLength(version.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .eTag(version.sha256())
                .body(new InputStreamResource(content));
    }

    private void requireAccess(UUID directiveId) {
        access.ifAvailable(a -> a.require(directiveId));
    }

    private DocumentView visible(UUID id) {
        DocumentView document = documents.find(id)
                .orElseThrow(() -> new NotFoundException("Không tìm thấy tài liệu."));
        requireAccess(document.directiveId());
        return document;
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
        Map<String, String> names = organisation.names(
                views.stream().map(DocumentView::body).collect(Collectors.toSet()));
        Map<String, String> people = views.stream().map(DocumentView::createdBy).distinct()
                .collect(Collectors.toMap(u -> u, organisation::displayName));
        return views.stream().map(v -> new DocumentItem(v.id(), v.kind(), v.kind().label(), v.subject(), v.body(),
                names.getOrDefault(v.body(), v.body()), v.symbol(), v.issuedOn(), v.state(), v.version(),
                v.fileName(), v.mediaType(), v.size(), people.get(v.createdBy()), v.createdAt(),
                v.version() == 0 ? null : "/api/v1/documents/%s/versions/%d/content".formatted(v.id(), v.version())))
                .toList();
    }

    /** @param contentUrl of the latest version, or absent */
    record DocumentItem(UUID id, DocumentKind kind, String kindLabel, String subject, String body, String bodyName,
            String symbol, LocalDate issuedOn, String state, int version, String fileName, String mediaType, long size,
            String createdBy, Instant createdAt, String contentUrl) {}
}
