package vn.directive.issuance;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Directives;
import vn.directive.directive.Timeline;
import vn.directive.issuance.Submission.State;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.workflow.DecisionTables;

/** The opinion of the Standing Committee: ballots or a meeting, counted by the table {@code vote-rule}. */
@Service
@Transactional
public class Votes {

    private static final String RULES = "vote-rule";

    private final JdbcClient jdbc;
    private final SubmissionRepository repository;
    private final Submissions submissions;
    private final Revisions revisions;
    private final Directives directives;
    private final Organisation organisation;
    private final DecisionTables tables;
    private final Timeline timeline;
    private final CurrentUser currentUser;
    private final Clock clock;

    Votes(JdbcClient jdbc, SubmissionRepository repository, Submissions submissions, Revisions revisions,
            Directives directives, Organisation organisation, DecisionTables tables, Timeline timeline,
            CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.submissions = submissions;
        this.revisions = revisions;
        this.directives = directives;
        this.organisation = organisation;
        this.tables = tables;
        this.timeline = timeline;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Gives every member of the committee a ballot, once. */
    public void openBallots(UUID directiveId) {
        Submission submission = repository.lock(directiveId).require(State.VOTING);
        for (String member : members(directiveId)) {
            jdbc.sql("insert into issuance_vote (submission_id, member) values (?, ?) on conflict do nothing")
                    .params(submission.id(), member).update();
        }
    }

    /** Members whose ballot is still empty, in order of username. */
    @Transactional(readOnly = true)
    public List<String> pending(UUID directiveId) {
        return jdbc.sql("""
                select v.member from issuance_vote v join submission s on s.id = v.submission_id
                where s.directive_id = ? and s.state = 'VOTING' and v.opinion is null order by v.member""")
                .param(directiveId).query(String.class).list();
    }

    /**
     * Records a member's ballot.
     *
     * @param member whose ballot it is; only this person may cast it
     * @throws DomainException for anybody else, without a note where one is needed, or when it was cast already
     */
    public void cast(UUID directiveId, String member, VoteOpinion opinion, Optional<String> note) {
        if (!member.equals(currentUser.username())) {
            throw new DomainException("Phiếu này của %s; không ai cho ý kiến thay được."
                    .formatted(organisation.displayName(member)));
        }
        if (opinion != VoteOpinion.AGREE && note.isEmpty()) {
            throw new DomainException("note", "Cần ghi ý kiến chỉnh lý hoặc lý do không đồng ý.");
        }
        // No lock on the submission: members send their ballots at the same time.
        Submission submission = repository.latest(directiveId).orElseThrow().require(State.VOTING);
        int written = jdbc.sql("""
                update issuance_vote set opinion = ?, note = ?, cast_at = ?
                where submission_id = ? and member = ? and opinion is null""")
                .params(opinion.name(), note.orElse(null), now(), submission.id(), member).update();
        if (written == 0) {
            throw new DomainException("Phiếu này đã được gửi trước đó.");
        }
    }

    /**
     * Records what a meeting decided.
     *
     * @param metOn not in the future and not before the submission was signed
     * @param changes what the meeting wants changed; required when members agreed with changes
     */
    public void recordMeeting(UUID directiveId, LocalDate metOn, VoteTally tally, Optional<String> changes) {
        Submission submission = repository.lock(directiveId).require(State.VOTING);
        if (metOn.isAfter(LocalDate.now(clock)) || metOn.isBefore(submission.signedOn())) {
            throw new DomainException("metOn", "Ngày họp phải từ ngày ký tờ trình (%td/%<tm/%<tY) đến hôm nay."
                    .formatted(submission.signedOn()));
        }
        if (tally.agreedWithChanges() > 0 && changes.isEmpty()) {
            throw new DomainException("changes", "Cần ghi nội dung hội nghị yêu cầu chỉnh lý.");
        }
        if (changes.isPresent() && rule(directiveId).decide(tally) == VoteResult.PASSED) {
            throw new DomainException("agreedWithChanges",
                    "Đã ghi nội dung chỉnh lý thì cần ghi số ủy viên đồng ý và có ý kiến chỉnh lý.");
        }
        store(submission, tally, changes.orElse(null));
        jdbc.sql("update submission set met_on = ? where id = ?").params(metOn, submission.id()).update();
    }

    /** Counts the votes; a passed submission goes on, a refused one goes back to the lead body. */
    public VoteResult count(UUID directiveId) {
        Submission submission = repository.lock(directiveId).require(State.VOTING);
        VoteTally tally = submission.ballotMode() == BallotMode.MEETING ? submission.recordedTally()
                : tallyOfBallots(submission);
        String changes = submission.ballotMode() == BallotMode.MEETING ? submission.changes() : notes(submission);
        VoteResult result = rule(directiveId).decide(tally);
        store(submission, tally, changes);
        jdbc.sql("update submission set result = ?, counted_at = ?, state = ? where id = ?")
                .params(result.name(), now(), result == VoteResult.PASSED || result == VoteResult.PASSED_WITH_CHANGES
                        ? State.PASSED.name() : State.VOTING.name(), submission.id()).update();
        timeline.record(directiveId, "issuance.voted", "Ban Thường vụ cho ý kiến %s: %s (%s)".formatted(
                submission.ballotMode().label(), result.label(), tally.text()));
        if (result == VoteResult.RETURNED) {
            submissions.sendBack(submission, "COMMITTEE", "Ban Thường vụ", changes == null || changes.isEmpty()
                    ? "Ban Thường vụ không thông qua: " + tally.text() + "." : changes);
        } else if (result == VoteResult.PASSED_WITH_CHANGES) {
            revisions.request(directiveId, changes);
        }
        return result;
    }

    /** The rule and the last count, for the forms of those who arrange a vote. */
    @Transactional(readOnly = true)
    public String rules(UUID directiveId) {
        return rule(directiveId).text();
    }

    /** How the last count came out, empty before it. */
    @Transactional(readOnly = true)
    public String lastCount(UUID directiveId) {
        return repository.latest(directiveId).filter(s -> s.takenPart() != null)
                .map(s -> s.recordedTally().text() + ".").orElse("");
    }

    /** Number of members of the committee known here. */
    @Transactional(readOnly = true)
    public int committeeSize(UUID directiveId) {
        return members(directiveId).size();
    }

    private List<String> members(UUID directiveId) {
        return organisation.holders(new GroupId(directives.get(directiveId).issuer(), Role.MEMBER));
    }

    private VoteRule rule(UUID directiveId) {
        String kind = organisation.body(directives.get(directiveId).issuer()).kind().name();
        return VoteRule.of(tables.single(RULES, Map.of("issuerKind", kind)));
    }

    private VoteTally tallyOfBallots(Submission submission) {
        Map<String, Integer> counts = jdbc.sql("""
                select coalesce(opinion, 'NONE') as opinion, count(*)::int as votes from issuance_vote
                where submission_id = ? group by opinion""").param(submission.id())
                .query().listOfRows().stream().collect(Collectors.toMap(r -> (String) r.get("opinion"),
                        r -> (Integer) r.get("votes")));
        int agreed = counts.getOrDefault(VoteOpinion.AGREE.name(), 0);
        int withChanges = counts.getOrDefault(VoteOpinion.AGREE_WITH_CHANGES.name(), 0);
        int disagreed = counts.getOrDefault(VoteOpinion.DISAGREE.name(), 0);
        int cast = agreed + withChanges + disagreed;
        return new VoteTally(cast + counts.getOrDefault("NONE", 0), cast, agreed, withChanges, disagreed);
    }

    private String notes(Submission submission) {
        return jdbc.sql("""
                select note from issuance_vote where submission_id = ? and note is not null and opinion <> 'AGREE'
                order by cast_at""").param(submission.id()).query(String.class).list().stream()
                .map(note -> "- " + note).collect(Collectors.joining("\n"));
    }

    private void store(Submission submission, VoteTally tally, String changes) {
        jdbc.sql("""
                update submission set eligible = ?, taken_part = ?, agreed = ?, agreed_with_changes = ?, disagreed = ?,
                    changes = ? where id = ?""")
                .params(tally.eligible(), tally.takenPart(), tally.agreed(), tally.agreedWithChanges(),
                        tally.disagreed(), changes, submission.id())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
