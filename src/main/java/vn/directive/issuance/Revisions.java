package vn.directive.issuance;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Directives;
import vn.directive.directive.Timeline;
import vn.directive.document.HandedIn.Version;
import vn.directive.shared.CurrentUser;

/** Last changes to the text that the committee passed or that the signer returned. */
@Service
@Transactional
public class Revisions {

    private final JdbcClient jdbc;
    private final SubmissionRepository submissions;
    private final FinalDraft finalDraft;
    private final Directives directives;
    private final Timeline timeline;
    private final CurrentUser currentUser;
    private final Clock clock;

    Revisions(JdbcClient jdbc, SubmissionRepository submissions, FinalDraft finalDraft, Directives directives,
            Timeline timeline, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.finalDraft = finalDraft;
        this.directives = directives;
        this.timeline = timeline;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Asks for changes. */
    public void request(UUID directiveId, String changes) {
        jdbc.sql("""
                insert into final_revision (directive_id, number, requested, requested_by, requested_at)
                select :id, coalesce(max(number), 0) + 1, :changes, :by, :at from final_revision
                where directive_id = :id""")
                .param("id", directiveId).param("changes", changes).param("by", currentUser.username())
                .param("at", now()).update();
    }

    /** What is asked for, empty when nothing is open. */
    @Transactional(readOnly = true)
    public String requested(UUID directiveId) {
        return jdbc.sql("select requested from final_revision where directive_id = ? and revised_at is null")
                .param(directiveId).query(String.class).optional().orElse("");
    }

    /**
     * Records the revised text.
     *
     * @param takenIn what was taken in
     * @param text the new text, when it was not uploaded as a new version
     * @throws vn.directive.shared.DomainException when there is no version newer than the returned one
     */
    public void record(UUID directiveId, String takenIn, Optional<String> text) {
        Submission submission = submissions.lock(directiveId);
        Version revised = finalDraft.revise(directives.get(directiveId), text, submission.finalDraft());
        jdbc.sql("update submission set final_id = ?, final_version = ? where id = ?")
                .params(revised.documentId(), revised.number(), submission.id()).update();
        jdbc.sql("""
                update final_revision set taken_in = ?, document_version = ?, revised_by = ?, revised_at = ?
                where directive_id = ? and revised_at is null""")
                .params(takenIn, revised.number(), currentUser.username(), now(), directiveId).update();
        timeline.record(directiveId, "issuance.revised", "Chỉnh lý dự thảo theo ý kiến, bản %d"
                .formatted(revised.number()));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
