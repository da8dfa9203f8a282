package vn.directive.document;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The documents of all dossiers. A document has one or more versions; once issued it never changes. */
public interface Documents {

    /** Opens a document without content. */
    UUID create(NewDocument document);

    /**
     * Adds the next version.
     *
     * @return its number, from 1
     * @throws vn.directive.shared.DomainException when the document is already issued or voided, or the file is
     *     empty, too large or of a kind that is not accepted
     */
    int addVersion(UUID documentId, Upload upload);

    /** Adds a version whose content is text typed in a form; stored as UTF-8 text. */
    int addText(UUID documentId, String fileName, String text);

    /**
     * Numbers and issues a document in the running transaction: takes the next number of its register, builds the
     * symbol and freezes the document.
     *
     * @param typeCode code of {@code document-types}, for example {@code TB}
     * @param issuer body in whose register the number is taken
     * @param issuedOn date of the document; decides the register (term or year)
     * @param signedBy username of the signer
     * @param capacity form of words over the signature, for example {@code T/M BAN THƯỜNG VỤ}; may be empty
     * @return the symbol, for example {@code 1704-TB/TU}
     * @throws vn.directive.shared.DomainException when the document has no version yet or is already issued, the date
     *     lies in the future, the issuer may not issue the type, or no term covers the date
     */
    String issue(UUID documentId, String typeCode, String issuer, LocalDate issuedOn, String signedBy, String capacity);

    /**
     * As {@link #issue(UUID, String, String, LocalDate, String, String)}, for the version that people approved: if
     * somebody added another one since, the approved content goes out all the same.
     */
    String issue(HandedIn.Version approved, String typeCode, String issuer, LocalDate issuedOn, String signedBy,
            String capacity);

    /**
     * Voids an issued document; its number stays taken and is never given again.
     *
     * @param reason Vietnamese, required
     */
    void voidIssued(UUID documentId, String reason);

    /** The newest document of a kind in a dossier, voided ones left out. */
    Optional<DocumentView> latest(UUID directiveId, DocumentKind kind);

    Optional<DocumentView> find(UUID documentId);

    /** Documents of a dossier, oldest first, each with its latest version; one query. */
    List<DocumentView> ofDossier(UUID directiveId);

    /** Part of the documents of a dossier, the one changed last first; two queries. */
    Found search(UUID directiveId, Search search);

    /** Versions of a document, oldest first. */
    List<VersionView> versions(UUID documentId);

    /** Content of a version; the caller closes the stream. */
    InputStream content(UUID documentId, int version);

    /**
     * @param directiveId dossier
     * @param kind what it is for
     * @param subject trích yếu or title
     * @param body code of the body it comes from
     */
    record NewDocument(UUID directiveId, DocumentKind kind, String subject, String body) {}

    /**
     * @param fileName as the person named it
     * @param content read once, to the end
     */
    record Upload(String fileName, String mediaType, InputStream content) {}

    /**
     * @param symbol null until issued
     * @param version latest version, 0 while there is none
     * @param versionBy username of who added it
     */
    record DocumentView(UUID id, UUID directiveId, DocumentKind kind, String subject, String body, String symbol,
            LocalDate issuedOn, String state, int version, String fileName, String mediaType, long size,
            String createdBy, Instant createdAt, String versionBy, Instant versionAt) {}

    /**
     * @param text words of the subject or the symbol, accents and case do not matter; null for any
     * @param kind null for any
     */
    record Search(String text, DocumentKind kind, int limit, long offset) {}

    /** @param total of all that fit, not only of this part */
    record Found(List<DocumentView> documents, long total) {}

    /** @param sha256 digest of the content, hexadecimal */
    record VersionView(int number, String fileName, String mediaType, long size, String sha256, String createdBy,
            Instant createdAt) {}
}
