package vn.directive.issuance;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.Timeline;
import vn.directive.document.Documents;
import vn.directive.document.SigningAuthority;
import vn.directive.document.SigningAuthority.Words;
import vn.directive.issuance.Submission.State;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;

/** Signs a passed directive, takes its number and sends it out. */
@Service
@Transactional
public class Issuing {

    /** Code of the type in {@code document-types}. */
    public static final String DIRECTIVE_TYPE = "CT";

    private final JdbcClient jdbc;
    private final SubmissionRepository submissions;
    private final Revisions revisions;
    private final DirectiveRecipients recipients;
    private final Receipts receipts;
    private final Directives directives;
    private final Documents documents;
    private final SigningAuthority authority;
    private final Timeline timeline;
    private final CurrentUser currentUser;
    private final Clock clock;

    Issuing(JdbcClient jdbc, SubmissionRepository submissions, Revisions revisions, DirectiveRecipients recipients,
            Receipts receipts, Directives directives, Documents documents, SigningAuthority authority,
            Timeline timeline, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.revisions = revisions;
        this.recipients = recipients;
        this.receipts = receipts;
        this.directives = directives;
        this.documents = documents;
        this.authority = authority;
        this.timeline = timeline;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** The words over the signature if this person signs. */
    @Transactional(readOnly = true)
    public Words words(UUID directiveId, String username) {
        DirectiveView directive = directives.get(directiveId);
        return authority.words(authority.signers(DIRECTIVE_TYPE, directive.issuer(), directive.standingBoard()),
                username);
    }

    /** Records the signature of the acting person with the words over it. */
    public void sign(UUID directiveId) {
        Submission submission = submissions.lock(directiveId).require(State.PASSED);
        String signer = currentUser.username();
        Words words = words(directiveId, signer);
        jdbc.sql("""
                insert into directive_signature (directive_id, document_id, signed_by, signed_at, capacity, title)
                values (?, ?, ?, ?, ?, ?)""")
                .params(directiveId, submission.finalId(), signer, now(), words.capacity(), words.title()).update();
        timeline.record(directiveId, "issuance.signed", "%s – %s ký chỉ thị"
                .formatted(words.capacity(), words.title()));
    }

    /** The signer wants changes first. */
    public void returnToRevision(UUID directiveId, String note) {
        submissions.lock(directiveId).require(State.PASSED);
        revisions.request(directiveId, note);
        timeline.record(directiveId, "issuance.signatureReturned", "Người ký trả lại để chỉnh lý");
    }

    /**
     * Takes the number and sends the signed directive out; from here on it is in force.
     *
     * @param issuedOn date of the directive: not in the future and not before the submission
     * @param sealed the seal was set on the signed copy
     * @return the symbol, for example {@code 22-CT/TU}
     */
    public String release(UUID directiveId, LocalDate issuedOn, boolean sealed, Set<RecipientGroup> groups,
            List<String> others, List<String> except) {
        Submission submission = submissions.lock(directiveId).require(State.PASSED);
        Signature signature = jdbc.sql("""
                select signed_by, capacity, title from directive_signature where directive_id = ?""")
                .param(directiveId).query(Signature.class).optional()
                .orElseThrow(() -> new DomainException("Chỉ thị chưa được ký."));
        if (!sealed) {
            throw new DomainException("sealed", "Cần xác nhận đã đóng dấu trước khi phát hành.");
        }
        if (issuedOn.isBefore(submission.signedOn())) {
            throw new DomainException("issuedOn", "Ngày ban hành không được trước ngày của Tờ trình %s (%td/%<tm/%<tY)."
                    .formatted(submission.symbol(), submission.signedOn()));
        }
        DirectiveView directive = directives.get(directiveId);
        List<String> bodies = recipients.resolve(directive.issuer(), groups, others, except);
        String symbol = documents.issue(submission.finalDraft(), DIRECTIVE_TYPE, directive.issuer(), issuedOn,
                signature.signedBy(), new Words(signature.capacity(), signature.title()).text());
        jdbc.sql("update directive_signature set released_by = ?, released_at = ? where directive_id = ?")
                .params(currentUser.username(), now(), directiveId).update();
        directives.issued(directiveId, symbol, issuedOn);
        directives.address(directiveId, bodies);
        receipts.address(directiveId, bodies);
        timeline.record(directiveId, "issuance.released", "Gửi Chỉ thị %s tới %d cơ quan"
                .formatted(symbol, bodies.size()));
        return symbol;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    record Signature(String signedBy, String capacity, String title) {}
}
