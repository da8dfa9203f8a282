package vn.directive.monitoring;

import static vn.directive.monitoring.Rows.body;
import static vn.directive.monitoring.Rows.date;
import static vn.directive.monitoring.Rows.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.consultation.CommentKind;
import vn.directive.consultation.CommentOutcome;
import vn.directive.consultation.RequestState;
import vn.directive.consultation.Rounds.RoundView;
import vn.directive.consultation.Stance;
import vn.directive.monitoring.RoundReader.Reading;
import vn.directive.organisation.BodyLevel;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

/** A comment round body by body and clause by clause, for people who may know of its dossier. */
@Service
@Transactional(readOnly = true)
public class RoundQueries {

    /** Long opinions are shortened: the grid carries thousands of rows. */
    private static final String GRID = """
            select q.id, q.body, b.name as body_name, b.level,
                case when q.owner <> q.body then q.owner end as owner,
                case when q.owner <> q.body then body_name(q.owner, :today) end as owner_name,
                q.state, q.due, q.sent_at, q.acknowledged_at,
                q.replied_at, q.extension_decision = 'GRANTED' as extended, q.stance, q.reply_symbol,
                left(coalesce(q.decline_reason, q.withdrawal_reason, q.general_opinion), 200) as note,
                coalesce(c.comments, 0) as comments, q.process_instance_id, q.reminded_on,
                q.late or q.state in ('PLANNED', 'SENT', 'ACCEPTED', 'PREPARED') and q.due < :today as late
            from round_request q
            left join lateral (
                select b.name, b.level from body b where b.code = q.body
                order by (b.valid_from <= :named) desc, b.valid_from desc limit 1) b on true
            left join (
                select request_id, count(*) as comments from round_comment where round_id = :round group by 1) c
                on c.request_id = q.id
            """;

    private static final String ROUND = " where q.round_id = :round and (:everything or q.owner = any(:own))";

    /** A comment spoken at the conference has no request. */
    private static final String OWN = """
            (:everything or coalesce(
                (select q.owner from round_request q where q.id = c.request_id), c.body) = any(:own))
            """;

    private static final String COMMENTS = """
             from round_comment c
            left join lateral (
                select b.name from body b where b.code = c.body
                order by (b.valid_from <= :named) desc, b.valid_from desc limit 1) b on true
            where c.round_id = :round and c.number is not null and\s""" + OWN + """
            and (cast(:clause as text) is null or coalesce(c.clause_number, c.clause) = :clause)
            and (cast(:outcome as text) is null or coalesce(c.outcome, 'UNPROCESSED') = :outcome)
            and (cast(:body as text) is null or c.body = :body)
            and (cast(:text as text) is null or search_text(coalesce(b.name, c.body) || ' ' || c.clause || ' '
                 || c.comment || ' ' || coalesce(c.proposed, '') || ' ' || coalesce(c.outcome_reason, ''))
                 like '%' || search_text(:text) || '%')
            """;

    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient jdbc;
    /** Takes rows from the database in portions instead of all at once. */
    private final JdbcClient streaming;
    private final RoundReader reader;
    private final Clock clock;

    RoundQueries(JdbcClient jdbc, DataSource database, RoundReader reader, Clock clock) {
        this.jdbc = jdbc;
        JdbcTemplate portions = new JdbcTemplate(database);
        portions.setFetchSize(ROWS_AT_ONCE);
        this.streaming = JdbcClient.create(portions);
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Every asked body of a round whose answer the user may read, withdrawn ones included, by name.
     *
     * @throws NotFoundException when there is no such round or the user may not know of its dossier
     */
    public List<AskedBody> bodies(UUID roundId) {
        return jdbc.sql(GRID + ROUND + " order by b.name, q.body").params(criteria(reader.of(roundId)))
                .query((row, index) -> askedBody(row)).list();
    }

    /**
     * As {@link #bodies}, one at a time and in the wanted order.
     *
     * @param requestIds wanted rows, or null for all by name; those of other rounds are left out
     * @param first gets the round once the user may read it
     */
    void read(UUID roundId, List<UUID> requestIds, Consumer<RoundView> first, Consumer<AskedBody> each) {
        Reading reading = reader.of(roundId);
        first.accept(reading.round());
        String order = requestIds == null ? ROUND + " order by b.name, q.body"
                : " join unnest(:ids) with ordinality wanted (id, place) on wanted.id = q.id" + ROUND
                        + " order by wanted.place";
        Map<String, Object> criteria = criteria(reading);
        if (requestIds != null) {
            criteria.put("ids", requestIds.toArray(UUID[]::new));
        }
        streaming.sql(GRID + order).params(criteria).query(row -> {
            each.accept(askedBody(row));
        });
    }

    /**
     * How many comments each clause got and what became of them, in the order of the draft; of those comments only
     * that the user may read.
     *
     * @throws NotFoundException when there is no such round or the user may not know of its dossier
     */
    public List<ClauseFigures> commentFigures(UUID roundId) {
        return jdbc.sql("""
                select coalesce(clause_number, clause) as clause, count(*) as total,
                    count(*) filter (where :outcomes and outcome = 'ACCEPTED') as accepted,
                    count(*) filter (where :outcomes and outcome = 'PARTLY_ACCEPTED') as partly,
                    count(*) filter (where :outcomes and outcome = 'EXPLAINED') as explained,
                    count(*) filter (where not :outcomes or outcome is null) as unprocessed
                from round_comment c where round_id = :round and number is not null and\s""" + OWN + " group by 1")
                .params(criteria(reader.of(roundId))).query((row, index) -> new ClauseFigures(
                        row.getString("clause"), row.getInt("total"), row.getInt("accepted"), row.getInt("partly"),
                        row.getInt("explained"), row.getInt("unprocessed"))).list().stream()
                .sorted((a, b) -> byNumber(a.clause(), b.clause())).toList();
    }

    /**
     * Comments of a round that the user may read, by number. While outcomes are not told, none is, and their filter is
     * without effect.
     *
     * @throws NotFoundException when there is no such round or the user may not know of its dossier
     */
    public Page<Comment> comments(UUID roundId, CommentFilter filter, Paging paging) {
        Reading reading = reader.of(roundId);
        Map<String, Object> criteria = criteria(reading);
        criteria.put("clause", filter.clause());
        criteria.put("outcome", reading.outcomes() ? filter.outcome() : null);
        criteria.put("body", filter.body());
        criteria.put("text", Rows.pattern(filter.text()));
        long total = jdbc.sql("select count(*)" + COMMENTS).params(criteria).query(Long.class).single();
        return Page.of(jdbc.sql("select c.*, b.name as body_name" + COMMENTS
                + " order by c.number limit :size offset :offset").params(criteria).param("size", paging.size())
                .param("offset", paging.offset()).query((row, index) -> new Comment(row.getInt("number"),
                        body(row, "body"), row.getObject("request_id") == null, row.getString("clause"),
                        CommentKind.valueOf(row.getString("kind")), row.getString("comment"),
                        row.getString("proposed"),
                        reading.outcomes() ? choice(row, "outcome", CommentOutcome.class) : null,
                        reading.outcomes() ? row.getString("outcome_reason") : null)).list(), paging, total);
    }

    private Map<String, Object> criteria(Reading reading) {
        LocalDate today = LocalDate.now(clock);
        // A closed round keeps the names that its synthesis printed.
        LocalDate named = reading.round().closedAt() == null ? today
                : LocalDate.ofInstant(reading.round().closedAt(), clock.getZone());
        return new HashMap<>(Map.of("round", reading.round().id(), "today", today, "named", named,
                "everything", reading.everything(), "own", reading.bodies().toArray(String[]::new),
                "outcomes", reading.outcomes()));
    }

    /** Point 2 before point 10, whatever stands around the numbers. */
    private static int byNumber(String one, String other) {
        List<String> left = parts(one);
        List<String> right = parts(other);
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            String a = left.get(i);
            String b = right.get(i);
            boolean numbers = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
            int difference = numbers && a.length() != b.length() ? a.length() - b.length() : a.compareTo(b);
            if (difference != 0) {
                return difference;
            }
        }
        return left.size() - right.size();
    }

    private static List<String> parts(String clause) {
        List<String> parts = new ArrayList<>();
        for (String part : clause.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static AskedBody askedBody(ResultSet row) throws SQLException {
        return new AskedBody(row.getObject("id", UUID.class), body(row, "body"), body(row, "owner"),
                choice(row, "level", BodyLevel.class),
                RequestState.valueOf(row.getString("state")), date(row, "due"), row.getBoolean("extended"),
                instant(row, "sent_at"), instant(row, "acknowledged_at"), instant(row, "replied_at"),
                row.getBoolean("late"), choice(row, "stance", Stance.class), row.getString("reply_symbol"),
                row.getString("note"), row.getInt("comments"), row.getString("process_instance_id"),
                date(row, "reminded_on"));
    }

    private static <E extends Enum<E>> E choice(ResultSet row, String column, Class<E> type) throws SQLException {
        String value = row.getString(column);
        return value == null ? null : Enum.valueOf(type, value);
    }

    /**
     * @param body whom it was asked of
     * @param owner who answers for it now, null while that is the same
     * @param level null for a body that the organisation does not know
     * @param due last day to answer, extensions included
     * @param extended the due day was moved on the body's request
     * @param late answered after its due day, or still awaited although it is past
     * @param note beginning of its opinion, or why it declined or was withdrawn
     * @param instanceId the body's own instance, or null before it is sent; it ends with the answer
     * @param remindedOn last day on which it was reminded, or null
     */
    public record AskedBody(UUID id, BodyRef body, BodyRef owner, BodyLevel level, RequestState state, LocalDate due,
            boolean extended, Instant sentAt, Instant acknowledgedAt, Instant repliedAt, boolean late, Stance stance,
            String replySymbol, String note, int comments, String instanceId, LocalDate remindedOn) {}

    /**
     * @param clause number in the draft; as cited when the draft does not have it
     * @param unprocessed without an outcome yet
     */
    public record ClauseFigures(String clause, int total, int accepted, int partlyAccepted, int explained,
            int unprocessed) {}

    /**
     * Criteria over comments; null means any.
     *
     * @param clause as in {@link ClauseFigures}
     * @param outcome name of a {@link CommentOutcome} or {@code UNPROCESSED}
     * @param body code
     * @param text words of the comment or the body's name; accents and case do not matter
     */
    public record CommentFilter(String clause, String outcome, String body, String text) {}

    /**
     * @param spoken at the conference
     * @param outcome null until decided
     */
    public record Comment(int number, BodyRef body, boolean spoken, String clause, CommentKind kind, String comment,
            String proposed, CommentOutcome outcome, String outcomeReason) {}
}
