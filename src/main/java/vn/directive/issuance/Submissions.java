package vn.directive.issuance;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.Phase;
import vn.directive.directive.Timeline;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.document.HandedIn;
import vn.directive.document.HandedIn.Version;
import vn.directive.document.SigningAuthority;
import vn.directive.issuance.Submission.State;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;

/** The submission of a directive: prepared and signed by the lead body, appraised by the Office. */
@Service
@Transactional
public class Submissions {

    /** What the Office checks before a dossier goes to the committee. */
    public static final List<String> CHECKS = List.of("COMPLETE", "AUTHORITY", "FORMAT", "SYNTHESIS", "CONSISTENT");

    private static final String SUBMISSION_TYPE = "TTr";

    private final JdbcClient jdbc;
    private final SubmissionRepository repository;
    private final Directives directives;
    private final Documents documents;
    private final HandedIn handedIn;
    private final FinalDraft finalDraft;
    private final SigningAuthority authority;
    private final Timeline timeline;
    private final CurrentUser currentUser;
    private final Clock clock;

    Submissions(JdbcClient jdbc, SubmissionRepository repository, Directives directives, Documents documents,
            HandedIn handedIn, FinalDraft finalDraft, SigningAuthority authority, Timeline timeline,
            CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.directives = directives;
        this.documents = documents;
        this.handedIn = handedIn;
        this.finalDraft = finalDraft;
        this.authority = authority;
        this.timeline = timeline;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Enters the phase of issuance. */
    public void begin(UUID directiveId) {
        directives.enter(directiveId, Phase.ISSUANCE);
        timeline.record(directiveId, "issuance.started", "Bắt đầu hoàn thiện hồ sơ trình ban hành");
    }

    /**
     * Records the dossier as it goes to the leader; a dossier that was returned becomes the next cycle.
     *
     * @param submissionText text of the submission, when it was not uploaded as a file
     * @param finalText text of the final draft, when it is neither uploaded nor the last draft
     * @param enclosures list of the enclosed documents, one a line
     */
    public void prepare(UUID directiveId, Optional<String> submissionText, Optional<String> finalText,
            String enclosures) {
        DirectiveView directive = directives.get(directiveId);
        Version submission = handedIn.take(new NewDocument(directiveId, DocumentKind.SUBMISSION,
                "Tờ trình ban hành chỉ thị: " + directive.subject(), directive.leadBody()), submissionText, null,
                "submissionText");
        Version draft = finalDraft.submit(directive, finalText);
        int cycle = repository.latest(directiveId).map(Submission::cycle).orElse(0) + 1;
        jdbc.sql("""
                insert into submission (id, directive_id, cycle, state, document_id, document_version, final_id,
                    final_version, enclosures, prepared_by, prepared_at)
                values (?, ?, ?, 'PREPARED', ?, ?, ?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID(), directiveId, cycle, submission.documentId(), submission.number(),
                        draft.documentId(), draft.number(), enclosures, currentUser.username(), now())
                .update();
    }

    /** Signs the submission and takes its number in the lead body's register. */
    public void sign(UUID directiveId) {
        Submission submission = repository.lock(directiveId).require(State.PREPARED);
        DirectiveView directive = directives.get(directiveId);
        LocalDate today = LocalDate.now(clock);
        String capacity = authority.words(authority.signers(SUBMISSION_TYPE, directive.leadBody(),
                directive.standingBoard()), currentUser.username()).text();
        String symbol = documents.issue(new Version(submission.documentId(), submission.documentVersion()),
                SUBMISSION_TYPE, directive.leadBody(), today, currentUser.username(), capacity);
        jdbc.sql("update submission set state = 'SIGNED', symbol = ?, signed_on = ?, signed_by = ? where id = ?")
                .params(symbol, today, currentUser.username(), submission.id()).update();
        timeline.record(directiveId, "issuance.submitted", "Ký Tờ trình %s trình ban hành chỉ thị".formatted(symbol));
    }

    /** Returns the unsigned submission to those who prepared it. */
    public void returnUnsigned(UUID directiveId, String note) {
        sendBack(repository.lock(directiveId).require(State.PREPARED), "LEADER", "Lãnh đạo cơ quan chủ trì", note);
    }

    /**
     * Passes the dossier on to the committee.
     *
     * @param checks what was found in order; all of {@link #CHECKS} must be
     * @param closesOn last day for ballots, or day of the meeting
     * @throws DomainException when a check is missing or the day lies in the past
     */
    public void appraise(UUID directiveId, List<String> checks, Optional<String> findings, BallotMode mode,
            LocalDate closesOn) {
        Submission submission = repository.lock(directiveId).require(State.SIGNED);
        if (!checks.containsAll(CHECKS)) {
            throw new DomainException("checks", "Hồ sơ chuyển đi lấy ý kiến phải đạt đủ %d nội dung kiểm tra; "
                    .formatted(CHECKS.size()) + "nếu chưa đạt, hãy chọn trả lại và ghi rõ nội dung cần bổ sung.");
        }
        requireNotPast(closesOn);
        jdbc.sql("""
                update submission set state = 'VOTING', checks = ?, findings = ?, appraised_by = ?, appraised_at = ?,
                    ballot_mode = ?, ballot_closes_on = ? where id = ?""")
                .params(checks.toArray(String[]::new), findings.orElse(null), currentUser.username(), now(),
                        mode.name(), closesOn, submission.id())
                .update();
        timeline.record(directiveId, "issuance.appraised", "Văn phòng thẩm tra xong hồ sơ, lấy ý kiến %s"
                .formatted(mode.label()));
    }

    /** The Office returns an incomplete dossier. */
    public void returnIncomplete(UUID directiveId, String note) {
        sendBack(repository.lock(directiveId).require(State.SIGNED), "OFFICE", "Văn phòng", note);
    }

    /** Asks again after too few took part: by ballot until another day, or at a meeting. */
    public void rearrange(UUID directiveId, BallotMode mode, LocalDate closesOn) {
        Submission submission = repository.lock(directiveId).require(State.VOTING);
        requireNotPast(closesOn);
        jdbc.sql("update submission set ballot_mode = ?, ballot_closes_on = ?, result = null where id = ?")
                .params(mode.name(), closesOn, submission.id()).update();
        timeline.record(directiveId, "issuance.voteRearranged", "Tổ chức lấy ý kiến lại %s, đến ngày %td/%<tm/%<tY"
                .formatted(mode.label(), closesOn));
    }

    /** Why the latest submission came back, empty when it did not. */
    @Transactional(readOnly = true)
    public String returnNote(UUID directiveId) {
        return repository.latest(directiveId).map(Submission::returnNote).orElse("");
    }

    /** What a form says about the latest submission. */
    @Transactional(readOnly = true)
    public String summary(UUID directiveId) {
        return repository.latest(directiveId).map(Submission::summary).orElse("");
    }

    void sendBack(Submission submission, String from, String who, String note) {
        jdbc.sql("""
                update submission set state = 'RETURNED', returned_from = ?, return_note = ?, returned_by = ?,
                    returned_at = ? where id = ?""")
                .params(from, note, currentUser.username(), now(), submission.id()).update();
        timeline.record(submission.directiveId(), "issuance.returned", "%s trả lại hồ sơ trình lần %d"
                .formatted(who, submission.cycle()));
    }

    private void requireNotPast(LocalDate closesOn) {
        if (closesOn.isBefore(LocalDate.now(clock))) {
            throw new DomainException("ballotDeadline", "Ngày họp hoặc hạn gửi phiếu không được trước ngày hôm nay.");
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
