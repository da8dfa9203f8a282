package vn.directive.consultation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.DossierAccess;
import vn.directive.document.DraftClauses.Clause;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

/**
 * What became of comments (tiếp thu, giải trình), one round at a time. A body sees its own, and their outcome once the
 * synthesis of the round is approved; the body that leads the round sees all of them as they stand.
 */
@Service
@Transactional(readOnly = true)
public class CommentResults {

    private final JdbcClient jdbc;
    private final RoundRepository rounds;
    private final JdbcRounds reading;
    private final CitedClauses clauses;
    private final Organisation organisation;
    private final DossierAccess access;
    private final CurrentUser currentUser;

    CommentResults(JdbcClient jdbc, RoundRepository rounds, JdbcRounds reading, CitedClauses clauses,
            Organisation organisation, DossierAccess access, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.reading = reading;
        this.clauses = clauses;
        this.organisation = organisation;
        this.access = access;
        this.currentUser = currentUser;
    }

    /**
     * Rounds with comments that the acting person may see, in order.
     *
     * @throws NotFoundException when the acting person may not know of the dossier
     */
    public List<RoundResults> rounds(UUID directiveId) {
        access.require(directiveId);
        return jdbc.sql("""
                select r.id, r.number, r.ordinal, r.mode, r.state, r.draft_version, r.lead_body = any(:bodies) everything,
                    count(*) total, count(*) filter (where c.outcome = 'ACCEPTED') accepted,
                    count(*) filter (where c.outcome = 'PARTLY_ACCEPTED') partly,
                    count(*) filter (where c.outcome = 'EXPLAINED') explained
                from comment_round r join round_comment c on c.round_id = r.id and c.number is not null
                left join round_request q on q.id = c.request_id
                where r.directive_id = :directive
                    and (r.lead_body = any(:bodies) or coalesce(q.owner, c.body) = any(:bodies))
                group by r.id order by r.number, r.ordinal
                """).param("directive", directiveId).param("bodies", bodies().toArray(String[]::new))
                .query(CommentResults::round).list();
    }

    /**
     * Comments of one round, by number.
     *
     * @param outcome only those with this one, or null for all; without effect while outcomes are not shown
     * @throws NotFoundException when the dossier has no such round, or none that the acting person may see
     */
    public Page<Result> comments(UUID directiveId, UUID roundId, CommentOutcome outcome, Paging paging) {
        RoundResults round = rounds(directiveId).stream().filter(r -> r.roundId().equals(roundId)).findFirst()
                .orElseThrow(() -> new NotFoundException("Không tìm thấy góp ý của vòng này."));
        Map<String, String> titles = clauses.of(rounds.get(roundId)).stream()
                .collect(Collectors.toMap(Clause::number, c -> c.number() + ". " + c.title()));
        String wanted = outcome == null || !round.outcomesShown() ? null : outcome.name();
        List<Stored> found = jdbc.sql("""
                select c.*, count(*) over () found from round_comment c left join round_request q on q.id = c.request_id
                where c.round_id = :round and c.number is not null
                    and (:everything or coalesce(q.owner, c.body) = any(:bodies))
                    and (cast(:outcome as text) is null or c.outcome = :outcome)
                order by c.number limit :size offset :offset
                """).param("round", roundId).param("everything", round.everything())
                .param("bodies", bodies().toArray(String[]::new)).param("outcome", wanted)
                .param("size", paging.size()).param("offset", paging.offset())
                .query(Stored.class).list();
        Map<String, String> names = organisation.names(found.stream().map(Stored::body).distinct().toList(),
                reading.namesOf(roundId));
        return Page.of(found.stream().map(c -> new Result(c.number(), names.getOrDefault(c.body(), c.body()),
                        c.requestId() == null, titles.getOrDefault(c.clauseNumber(), c.clause()), c.kind().label(),
                        c.comment(), c.proposed(), round.outcomesShown() ? c.outcome() : null,
                        round.outcomesShown() && c.outcome() != null ? c.outcome().label() : null,
                        round.outcomesShown() ? c.outcomeReason() : null,
                        round.outcomesShown() ? c.takenInVersion() : null,
                        round.outcomesShown() ? c.revisedPlace() : null)).toList(),
                paging, found.isEmpty() ? 0 : found.get(0).found());
    }

    private Set<String> bodies() {
        return organisation.bodiesOf(currentUser.username());
    }

    private static RoundResults round(ResultSet rs, int n) throws SQLException {
        boolean everything = rs.getBoolean("everything");
        RoundState state = RoundState.valueOf(rs.getString("state"));
        boolean shown = everything || state == RoundState.FINISHED;
        int ordinal = rs.getInt("ordinal");
        int total = rs.getInt("total");
        int decided = rs.getInt("accepted") + rs.getInt("partly") + rs.getInt("explained");
        return new RoundResults(rs.getObject("id", UUID.class), rs.getInt("number"), ordinal,
                Round.label(rs.getInt("number"), ordinal), RoundMode.valueOf(rs.getString("mode")).label(), state,
                state.label(), rs.getObject("draft_version", Integer.class), everything, shown, total,
                shown ? rs.getInt("accepted") : 0, shown ? rs.getInt("partly") : 0,
                shown ? rs.getInt("explained") : 0, shown ? total - decided : total);
    }

    /**
     * @param label for example "vòng 1 (lần 2)"
     * @param everything comments of all bodies, because the acting person's body leads the round
     * @param outcomesShown false for an asked body until the synthesis is approved
     * @param waiting without an outcome that may be shown
     */
    public record RoundResults(UUID roundId, int number, int ordinal, String label, String modeLabel, RoundState state,
            String stateLabel, Integer draftVersion, boolean everything, boolean outcomesShown, int total,
            int accepted, int partlyAccepted, int explained, int waiting) {}

    /**
     * @param spoken at the conference
     * @param clause of the draft version that the round asked about; as cited when its outline does not have it
     * @param reason why not, or why only partly
     * @param takenInVersion version of the draft that took it in
     * @param place where that is in the draft
     */
    public record Result(int number, String bodyName, boolean spoken, String clause, String kind, String comment,
            String proposed, CommentOutcome outcome, String outcomeLabel, String reason, Integer takenInVersion,
            String place) {}

    record Stored(int number, UUID requestId, String body, String clause, String clauseNumber, CommentKind kind,
            String comment, String proposed, CommentOutcome outcome, String outcomeReason, Integer takenInVersion,
            String revisedPlace, long found) {}
}
