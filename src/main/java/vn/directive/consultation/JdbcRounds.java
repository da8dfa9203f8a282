package vn.directive.consultation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.Organisation;

@Service
@Transactional(readOnly = true)
class JdbcRounds implements Rounds {

    private static final String VIEW = """
            select r.*, q.*, c.*, u.*, f.held_on conference_held_on, f.place conference_place, b.*
            from comment_round r
            cross join lateral (
                select count(*) filter (where state <> 'WITHDRAWN') asked,
                    count(*) filter (where state = 'ANSWERED') answered,
                    count(*) filter (where state = 'DECLINED') declined,
                    count(*) filter (where state = 'WITHDRAWN') withdrawn,
                    count(*) filter (where state in ('PLANNED', 'SENT', 'ACCEPTED', 'PREPARED')) awaited,
                    count(*) filter (where state = 'UNANSWERED'
                        or state in ('SENT', 'ACCEPTED', 'PREPARED') and r.state in ('CLOSED', 'FINISHED')
                        and (due <= r.deadline or due < :today)) silent,
                    count(*) filter (where state = 'UNANSWERED') unanswered,
                    count(*) filter (where late) late,
                    count(*) filter (where state = 'ANSWERED' and stance = 'AGREES') agrees,
                    count(*) filter (where state = 'ANSWERED' and stance = 'AGREES_WITH_CHANGES') agrees_with_changes,
                    count(*) filter (where state = 'ANSWERED' and stance = 'DISAGREES') disagrees,
                    count(*) filter (where state = 'ANSWERED' and stance = 'NOTHING_TO_ADD') nothing_to_add
                from round_request where round_id = r.id) q
            cross join lateral (
                select count(*) comments,
                    count(*) filter (where request_id is null) spoken,
                    count(*) filter (where outcome = 'ACCEPTED') accepted,
                    count(*) filter (where outcome = 'PARTLY_ACCEPTED') partly_accepted,
                    count(*) filter (where outcome = 'EXPLAINED') explained,
                    count(*) filter (where outcome is null) unprocessed
                from round_comment where round_id = r.id and number is not null) c
            cross join lateral (
                select count(*) units, coalesce(sum(conferences), 0) conferences, coalesce(sum(delegates), 0) delegates,
                    coalesce(sum(opinions), 0) opinions, coalesce(sum(agreeing), 0) agreeing,
                    coalesce(sum(agreeing_with_changes), 0) agreeing_with_changes,
                    coalesce(sum(disagreeing), 0) disagreeing
                from unit_result join round_request a on a.id = request_id and a.state = 'ANSWERED'
                where unit_result.round_id = r.id) u
            left join conference f on f.round_id = r.id
            cross join lateral (
                select count(*) invited, count(*) filter (where attended) attended
                from conference_body where round_id = r.id) b
            """;

    private static final String COMMENTS = """
             from round_comment c where round_id = :id and number is not null
                and (cast(:bodies as text[]) is null or coalesce((
                    select owner from round_request q where q.id = c.request_id), body) = any(cast(:bodies as text[])))
            """;

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final Clock clock;

    JdbcRounds(JdbcClient jdbc, Organisation organisation, Clock clock) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.clock = clock;
    }

    @Override
    public List<RoundView> ofDirectives(Collection<UUID> directiveIds) {
        return directiveIds.isEmpty() ? List.of()
                : jdbc.sql(VIEW + " where r.directive_id in (:ids) order by r.directive_id, r.number, r.ordinal")
                        .param("ids", directiveIds).param("today", LocalDate.now(clock))
                        .query(JdbcRounds::view).list();
    }

    @Override
    public RoundView get(UUID roundId) {
        return jdbc.sql(VIEW + " where r.id = :id").param("id", roundId).param("today", LocalDate.now(clock))
                .query(JdbcRounds::view).optional()
                .orElseThrow(Rounds::unknown);
    }

    @Override
    public List<RequestView> requests(UUID roundId) {
        List<RequestView> found = jdbc.sql("""
                select r.*, (select count(*) from round_comment c where c.request_id = r.id) comments,
                    (select coalesce(sum(u.delegates), 0) from unit_result u where u.request_id = r.id) delegates
                from round_request r where round_id = :id
                """).param("id", roundId).query((rs, n) -> new RequestView(rs.getObject("id", UUID.class),
                rs.getString("body"), rs.getString("body"), rs.getString("owner"),
                RequestState.valueOf(rs.getString("state")),
                rs.getObject("due", LocalDate.class), instant(rs, "sent_at"), instant(rs, "replied_at"),
                rs.getBoolean("late"), choice(rs, "stance", Stance.class), rs.getString("general_opinion"),
                rs.getString("reply_symbol"), rs.getObject("reply_dated", LocalDate.class),
                rs.getString("decline_reason"), rs.getString("named_body"), rs.getString("withdrawal_reason"),
                rs.getInt("comments"), rs.getInt("delegates"),
                rs.getString("process_instance_id"))).list();
        Map<String, String> names = organisation.names(
                found.stream().flatMap(r -> Stream.of(r.body(), r.owner())).collect(Collectors.toSet()),
                namesOf(roundId));
        return found.stream().map(r -> new RequestView(r.id(), r.body(),
                        Organisation.called(names, r.body(), r.owner()), r.owner(), r.state(), r.due(), r.sentAt(),
                        r.repliedAt(), r.late(), r.stance(), r.generalOpinion(),
                        r.replySymbol(), r.replyDated(), r.declineReason(), r.namedBody(), r.withdrawalReason(),
                        r.comments(), r.delegates(), r.processInstanceId()))
                .sorted(Comparator.comparing(RequestView::bodyName)).toList();
    }

    /** The day whose names a round shows: a closed one keeps those that its synthesis printed. */
    LocalDate namesOf(UUID roundId) {
        return jdbc.sql("select closed_at from comment_round where id = :id").param("id", roundId)
                .query((rs, n) -> instant(rs, "closed_at")).list().stream().filter(Objects::nonNull).findFirst()
                .map(closed -> LocalDate.ofInstant(closed, clock.getZone())).orElseGet(() -> LocalDate.now(clock));
    }

    @Override
    public List<CommentView> comments(UUID roundId) {
        return comments(roundId, null, Integer.MAX_VALUE, 0);
    }

    @Override
    public long countComments(UUID roundId, Collection<String> bodies) {
        return jdbc.sql("select count(*)" + COMMENTS).param("id", roundId).param("bodies", array(bodies))
                .query(Long.class).single();
    }

    @Override
    public List<CommentView> comments(UUID roundId, Collection<String> bodies, int size, long offset) {
        return read("", roundId, bodies, size, offset);
    }

    @Override
    public List<CommentView> firstComments(UUID roundId, CommentChoice choice, int size) {
        return read(switch (choice) {
            case ALL -> "";
            case ACCEPTED -> " and outcome in ('ACCEPTED', 'PARTLY_ACCEPTED')";
        }, roundId, null, size, 0);
    }

    private List<CommentView> read(String condition, UUID roundId, Collection<String> bodies, int size, long offset) {
        List<CommentView> found = jdbc.sql("select *" + COMMENTS + condition
                        + " order by number limit :size offset :offset")
                .param("id", roundId).param("bodies", array(bodies)).param("size", size).param("offset", offset)
                .query((rs, n) -> new CommentView(rs.getObject("id", UUID.class),
                rs.getInt("number"), rs.getString("body"), rs.getString("body"),
                rs.getString("request_id") == null, rs.getString("clause"), rs.getString("clause_number"),
                CommentKind.valueOf(rs.getString("kind")), rs.getString("comment"), rs.getString("proposed"),
                choice(rs, "outcome", CommentOutcome.class), rs.getString("outcome_reason"),
                rs.getObject("taken_in_version", Integer.class))).list();
        Map<String, String> names = organisation.names(
                found.stream().map(CommentView::body).distinct().toList(), namesOf(roundId));
        return found.stream().map(c -> new CommentView(c.id(), c.number(), c.body(),
                names.getOrDefault(c.body(), c.body()), c.spoken(), c.clause(), c.clauseNumber(), c.kind(),
                c.comment(), c.proposed(), c.outcome(), c.outcomeReason(), c.takenInVersion())).toList();
    }

    @Override
    public List<UnitView> units(UUID roundId) {
        return jdbc.sql("""
                select q.body, u.* from unit_result u join round_request q on q.id = u.request_id
                where u.round_id = :id order by q.body, u.position
                """).param("id", roundId).query((rs, n) -> new UnitView(rs.getString("body"),
                rs.getString("unit_code"), rs.getString("unit_name"), rs.getObject("held_on", LocalDate.class),
                rs.getInt("conferences"), rs.getInt("delegates"), rs.getInt("opinions"), rs.getInt("agreeing"),
                rs.getInt("agreeing_with_changes"), rs.getInt("disagreeing"))).list();
    }

    private static RoundView view(ResultSet rs, int row) throws SQLException {
        int silent = rs.getInt("silent");
        return new RoundView(rs.getObject("id", UUID.class), rs.getObject("directive_id", UUID.class),
                rs.getInt("number"), rs.getInt("ordinal"), RoundMode.valueOf(rs.getString("mode")),
                RoundState.valueOf(rs.getString("state")),
                rs.getObject("draft_version") == null ? null : "Bản " + rs.getInt("draft_version"),
                rs.getString("letter_symbol"), rs.getObject("letter_issued_on", LocalDate.class),
                rs.getObject("deadline", LocalDate.class), SilencePolicy.valueOf(rs.getString("silence_policy")),
                instant(rs, "opened_at"), instant(rs, "closed_at"), choice(rs, "closed_by", ClosingCause.class),
                rs.getString("early_reason"), instant(rs, "finished_at"),
                new RequestCounts(rs.getInt("asked"), rs.getInt("answered"), rs.getInt("declined"),
                        rs.getInt("withdrawn"), rs.getInt("awaited") + rs.getInt("unanswered") - silent, silent,
                        rs.getInt("late")),
                new StanceCounts(rs.getInt("agrees"), rs.getInt("agrees_with_changes"), rs.getInt("disagrees"),
                        rs.getInt("nothing_to_add")),
                new CommentCounts(rs.getInt("comments"), rs.getInt("accepted"), rs.getInt("partly_accepted"),
                        rs.getInt("explained"), rs.getInt("unprocessed")),
                new ConferenceCounts(rs.getObject("conference_held_on", LocalDate.class),
                        rs.getString("conference_place"), rs.getInt("invited"), rs.getInt("attended"),
                        rs.getInt("spoken")),
                new UnitTotals(rs.getInt("units"), rs.getInt("conferences"), rs.getInt("delegates"),
                        rs.getInt("opinions"), rs.getInt("agreeing"), rs.getInt("agreeing_with_changes"),
                        rs.getInt("disagreeing")));
    }

    private static String[] array(Collection<String> bodies) {
        return bodies == null ? null : bodies.toArray(String[]::new);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp value = rs.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static <E extends Enum<E>> E choice(ResultSet rs, String column, Class<E> type) throws SQLException {
        String value = rs.getString(column);
        return value == null ? null : Enum.valueOf(type, value);
    }
}
