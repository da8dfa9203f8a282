package vn.directive.consultation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.directive.consultation.Synthesis.Filter;

/**
 * Comments of a round as lines of its synthesis: a line is a comment of its own, or a group of them with one answer.
 * Each method costs the same number of statements however many comments there are. Whoever writes holds the lock of the
 * round.
 */
@Repository
class SynthesisRepository {

    /** What is about the draft as a whole comes before its clauses, what cites none of them behind. */
    static final String[] WHOLE_DRAFT = {"toàn văn", "ý kiến chung"};

    private static final String LINE = "coalesce(c.group_id, c.id)";

    private static final String PLACE =
            "coalesce(o.place, case when lower(c.clause) = any(:whole) then 0 else 1000000 end)";

    private static final String SOURCE = """
             from round_comment c
            left join round_request q on q.id = c.request_id
            left join unnest(cast(:outline as text[])) with ordinality o (number, place) on o.number = c.clause_number
            where c.round_id = :round and c.number is not null
            """;

    private static final String BY_CLAUSE =
            "(cast(:clause as text) is null or coalesce(c.clause_number, c.clause) = :clause)";
    private static final String BY_KIND = "(cast(:kind as text) is null or c.kind = :kind)";
    private static final String BY_STANDING =
            "(cast(:standing as text) is null or coalesce(c.outcome, 'UNDECIDED') = :standing)";
    private static final String BY_STANCE = "(cast(:stance as text) is null or coalesce(q.stance, 'NONE') = :stance)";

    private static final String BY_THE_REST = """
             and (cast(:body as text) is null or c.body = :body)
            and (not :late or q.late)
            and (cast(:text as text) is null or c.number = cast(:number as integer)
                or c.body in (select code from body where search_text(name) like search_text(:text))
                or search_text(c.clause || ' ' || c.comment || ' ' || coalesce(c.proposed, '') || ' '
                    || coalesce(c.outcome_reason, '')) like search_text(:text))
            """;

    private static final String FOUND = SOURCE + " and " + BY_CLAUSE + " and " + BY_KIND + " and " + BY_STANDING
            + " and " + BY_STANCE + BY_THE_REST;

    /** The comments of some lines. */
    private static final String OF_LINES = """
             c.round_id = :round and c.number is not null
            and (c.group_id is null and c.id = any(:lines) or c.group_id = any(:lines))
            """;

    /** All comments of a round, those of a line together, in the order of the draft's clauses. */
    static final String TABLE = """
            select t.*, coalesce(body_name(t.body, :today), t.body) as body_name from (
                select LINE line, c.number, c.body, c.request_id is null spoken, coalesce(q.late, false) late, c.comment,
                    c.proposed, c.outcome, c.outcome_reason, c.revised_place, c.taken_in_version,
                    first_value(PLACE) over w first_place,
                    first_value(coalesce(c.clause_number, c.clause)) over w first_clause,
                    first_value(c.number) over w first_number
                SOURCE window w as (partition by LINE order by c.number)) t
            order by first_place, first_clause, first_number, number
            """.replace("PLACE", PLACE).replace("SOURCE", SOURCE).replace("LINE", LINE);

    private final JdbcClient jdbc;
    private final Clock clock;

    SynthesisRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Round> round(UUID roundId) {
        return jdbc.sql("select * from comment_round where id = :id").param("id", roundId).query(Round.class).optional();
    }

    /** The same, held until the transaction ends. */
    Optional<Round> lock(UUID roundId) {
        return jdbc.sql("select * from comment_round where id = :id for update").param("id", roundId).query(Round.class)
                .optional();
    }

    record Totals(int total, int undecided, long revision) {}

    Totals totals(UUID roundId) {
        return jdbc.sql("""
                select count(*) total, count(*) filter (where outcome is null) undecided,
                    coalesce(max(answer_revision), 0) revision
                from round_comment where round_id = :round and number is not null
                """).param("round", roundId).query(Totals.class).single();
    }

    record PlacedLine(UUID id, long total) {}

    /** Lines with a comment that fits, in the order of the draft's clauses. */
    List<PlacedLine> page(UUID roundId, Filter filter, String[] outline, int size, long offset) {
        return jdbc.sql("""
                select id, count(*) over () total from (
                    select distinct on (id) id, place, clause, number from (
                        select LINE id, PLACE place, coalesce(c.clause_number, c.clause) clause, c.number FOUND) found
                    order by id, number) lines
                order by place, clause, number limit :size offset :offset
                """.replace("LINE", LINE).replace("PLACE", PLACE).replace("FOUND", FOUND))
                .params(criteria(roundId, filter, outline)).param("size", size).param("offset", offset)
                .query(PlacedLine.class).list();
    }

    record Figure(String facet, String value, int total, int undecided) {}

    /**
     * How many comments there are by clause, kind, stance and standing; each of these counts leaves its own criterion of
     * the filter aside, so that it tells what choosing another value would give. "found" counts what fits altogether.
     */
    List<Figure> figures(UUID roundId, Filter filter, String[] outline) {
        return jdbc.sql("""
                with c as materialized (
                    select coalesce(c.clause_number, c.clause) clause, PLACE place, c.kind, coalesce(q.stance, 'NONE') stance,
                        coalesce(c.outcome, 'UNDECIDED') standing, BY_CLAUSE by_clause, BY_KIND by_kind,
                        BY_STANDING by_standing, BY_STANCE by_stance SOURCE REST)
                select facet, value, total, undecided from (
                    select 'clause' facet, clause as value, count(*) total,
                        count(*) filter (where standing = 'UNDECIDED') undecided, min(place) place
                    from c where by_kind and by_standing and by_stance group by clause
                    union all select 'kind', kind, count(*), count(*) filter (where standing = 'UNDECIDED'), 0
                    from c where by_clause and by_standing and by_stance group by kind
                    union all select 'stance', stance, count(*), count(*) filter (where standing = 'UNDECIDED'), 0
                    from c where by_clause and by_kind and by_standing group by stance
                    union all select 'standing', standing, count(*), count(*) filter (where standing = 'UNDECIDED'), 0
                    from c where by_clause and by_kind and by_stance group by standing
                    union all select 'found', '', count(*), count(*) filter (where standing = 'UNDECIDED'), 0
                    from c where by_clause and by_kind and by_standing and by_stance) f
                order by facet, place, value
                """.replace("PLACE", PLACE).replace("BY_CLAUSE", BY_CLAUSE).replace("BY_KIND", BY_KIND)
                .replace("BY_STANDING", BY_STANDING).replace("BY_STANCE", BY_STANCE).replace("SOURCE", SOURCE)
                .replace("REST", BY_THE_REST)).params(criteria(roundId, filter, outline)).query(Figure.class).list();
    }

    /** @param position among the members of the line, by number, from 1 */
    record Member(UUID line, boolean merged, int version, int members, long position, UUID id, int number, String body,
            boolean spoken, boolean late, Stance stance, String clause, String clauseNumber, CommentKind kind,
            String comment, boolean shortened, String proposed, CommentOutcome outcome, String outcomeReason,
            String revisedPlace, Integer takenInVersion, String decidedBy, Instant decidedAt, long answerRevision) {}

    /**
     * Members of lines, by line and number.
     *
     * @param longest characters of a text
     */
    List<Member> members(UUID roundId, Collection<UUID> lines, int from, int to, int longest) {
        return jdbc.sql("""
                select * from (
                    select LINE line, c.group_id is not null merged, coalesce(g.version, c.answer_version) version,
                        cast(count(*) over w as integer) members,
                        row_number() over (partition by LINE order by c.number) position,
                        c.id, c.number, c.body, c.request_id is null spoken, coalesce(q.late, false) late, q.stance, c.clause,
                        c.clause_number, c.kind, left(c.comment, :longest) as comment,
                        length(c.comment) > :longest or coalesce(length(c.proposed), 0) > :longest shortened,
                        left(c.proposed, :longest) proposed, c.outcome, c.outcome_reason, c.revised_place,
                        c.taken_in_version, c.decided_by, c.decided_at, c.answer_revision
                    from round_comment c left join comment_group g on g.id = c.group_id
                    left join round_request q on q.id = c.request_id
                    where OF_LINES window w as (partition by LINE)) m
                where position between :from and :to order by line, position
                """.replace("OF_LINES", OF_LINES).replace("LINE", LINE)).param("round", roundId)
                .param("lines", array(lines)).param("from", from).param("to", to).param("longest", longest)
                .query((rs, n) -> {
                    Timestamp decidedAt = rs.getTimestamp("decided_at");
                    String stance = rs.getString("stance");
                    String outcome = rs.getString("outcome");
                    return new Member(rs.getObject("line", UUID.class), rs.getBoolean("merged"), rs.getInt("version"),
                            rs.getInt("members"), rs.getLong("position"), rs.getObject("id", UUID.class),
                            rs.getInt("number"), rs.getString("body"), rs.getBoolean("spoken"), rs.getBoolean("late"),
                            stance == null ? null : Stance.valueOf(stance), rs.getString("clause"),
                            rs.getString("clause_number"), CommentKind.valueOf(rs.getString("kind")),
                            rs.getString("comment"), rs.getBoolean("shortened"), rs.getString("proposed"),
                            outcome == null ? null : CommentOutcome.valueOf(outcome), rs.getString("outcome_reason"),
                            rs.getString("revised_place"), rs.getObject("taken_in_version", Integer.class),
                            rs.getString("decided_by"), decidedAt == null ? null : decidedAt.toInstant(),
                            rs.getLong("answer_revision"));
                }).list();
    }

    record LineVersion(UUID id, int version) {}

    /** Versions of those of these lines that still are lines. */
    Map<UUID, Integer> versions(UUID roundId, Collection<UUID> lines) {
        Map<UUID, Integer> found = new HashMap<>();
        jdbc.sql("""
                select LINE id, max(coalesce(g.version, c.answer_version)) version
                from round_comment c left join comment_group g on g.id = c.group_id where OF_LINES group by 1
                """.replace("OF_LINES", OF_LINES).replace("LINE", LINE)).param("round", roundId)
                .param("lines", array(lines)).query(LineVersion.class).list()
                .forEach(line -> found.put(line.id(), line.version()));
        return found;
    }

    record LineRevision(UUID id, long revision) {}

    /** Every line with a comment that fits, with the newest change of one of them. */
    List<LineRevision> revisions(UUID roundId, Filter filter, String[] outline) {
        return jdbc.sql("select " + LINE + " id, max(c.answer_revision) revision" + FOUND + " group by 1")
                .params(criteria(roundId, filter, outline)).query(LineRevision.class).list();
    }

    /** Lines that changed or came after a revision, the earliest first. */
    List<LineRevision> changed(UUID roundId, long after, int most) {
        return jdbc.sql("""
                select LINE id, max(c.answer_revision) revision from round_comment c
                where c.round_id = :round and c.answer_revision > :after and c.number is not null
                group by 1 order by 2 limit :most
                """.replace("LINE", LINE)).param("round", roundId).param("after", after).param("most", most)
                .query(LineRevision.class).list();
    }

    /**
     * Gives lines an answer.
     *
     * @param place to be set when {@code setPlace}, else what is there stays
     */
    void answer(UUID roundId, Collection<UUID> lines, CommentOutcome outcome, String reason, boolean setPlace,
            String place, String user) {
        jdbc.sql("""
                update round_comment c set outcome = :outcome, outcome_reason = :reason,
                    revised_place = case when :setPlace then :place else c.revised_place end,
                    decided_by = case when cast(:outcome as text) is null then null else :user end,
                    decided_at = case when cast(:outcome as text) is null then null else cast(:now as timestamptz) end,
                    answer_version = c.answer_version + 1, answer_revision = nextval('answer_revision')
                where OF_LINES
                """.replace("OF_LINES", OF_LINES)).param("outcome", outcome == null ? null : outcome.name())
                .param("reason", reason).param("setPlace", setPlace).param("place", place).param("user", user)
                .param("now", now()).param("round", roundId).param("lines", array(lines)).update();
        nextVersion(roundId, lines);
    }

    /** Notes where the next draft takes lines in; their answers stay. */
    void place(UUID roundId, Collection<UUID> lines, String place) {
        jdbc.sql("""
                update round_comment c set revised_place = :place, answer_version = c.answer_version + 1,
                    answer_revision = nextval('answer_revision')
                where OF_LINES
                """.replace("OF_LINES", OF_LINES)).param("place", place).param("round", roundId)
                .param("lines", array(lines)).update();
        nextVersion(roundId, lines);
    }

    private void nextVersion(UUID roundId, Collection<UUID> lines) {
        jdbc.sql("update comment_group set version = version + 1 where round_id = :round and id = any(:lines)")
                .param("round", roundId).param("lines", array(lines)).update();
    }

    record Answer(CommentOutcome outcome, String outcomeReason, String decidedBy, Timestamp decidedAt) {}

    /** The different answers that the members of these lines have. */
    List<Answer> answers(UUID roundId, Collection<UUID> lines) {
        return jdbc.sql("""
                select outcome, outcome_reason, min(decided_by) decided_by, min(decided_at) decided_at
                from round_comment c where c.outcome is not null and OF_LINES group by 1, 2
                """.replace("OF_LINES", OF_LINES)).param("round", roundId).param("lines", array(lines))
                .query(Answer.class).list();
    }

    /**
     * Makes one line of these; the largest group among them takes in the others.
     *
     * @return the line
     */
    UUID merge(UUID roundId, Collection<UUID> lines, Answer answer, String user) {
        UUID group = jdbc.sql("""
                select g.id from comment_group g where g.round_id = :round and g.id = any(:lines)
                order by (select count(*) from round_comment where group_id = g.id) desc limit 1
                """).param("round", roundId).param("lines", array(lines)).query(UUID.class).optional().orElse(null);
        if (group == null) {
            group = UUID.randomUUID();
            jdbc.sql("""
                    insert into comment_group (id, round_id, version, created_by, created_at)
                    values (:id, :round, 0, :user, :now)
                    """).param("id", group).param("round", roundId).param("user", user).param("now", now()).update();
        }
        jdbc.sql("""
                update round_comment c set group_id = :group, outcome = :outcome, outcome_reason = :reason,
                    decided_by = :by, decided_at = :at,
                    revised_place = (select max(c.revised_place) from round_comment c where OF_LINES),
                    answer_version = c.answer_version + 1, answer_revision = nextval('answer_revision')
                where OF_LINES
                """.replace("OF_LINES", OF_LINES)).param("group", group)
                .param("outcome", answer == null ? null : answer.outcome().name())
                .param("reason", answer == null ? null : answer.outcomeReason())
                .param("by", answer == null ? null : answer.decidedBy())
                .param("at", answer == null ? null : answer.decidedAt()).param("round", roundId)
                .param("lines", array(lines)).update();
        jdbc.sql("delete from comment_group where round_id = :round and id = any(:lines) and id <> :group")
                .param("round", roundId).param("lines", array(lines)).param("group", group).update();
        nextVersion(roundId, List.of(group));
        return group;
    }

    /**
     * Takes comments out of a group; each keeps the answer. A group of one ends.
     *
     * @return lines that come of it
     */
    List<UUID> split(UUID roundId, UUID group, Collection<UUID> comments) {
        List<UUID> out = new ArrayList<>(jdbc.sql("""
                update round_comment set group_id = null, answer_version = answer_version + 1,
                    answer_revision = nextval('answer_revision')
                where round_id = :round and group_id = :group and (id = any(:comments)
                    or (select count(*) from round_comment o where o.group_id = :group and o.id <> all(:comments)) < 2)
                returning id
                """).param("round", roundId).param("group", group).param("comments", array(comments))
                .query(UUID.class).list());
        boolean ended = jdbc.sql("""
                delete from comment_group g where g.id = :group
                    and not exists (select from round_comment where group_id = :group)
                """).param("group", group).update() > 0;
        if (!ended) {
            jdbc.sql("update round_comment set answer_revision = nextval('answer_revision') where group_id = :group")
                    .param("group", group).update();
            nextVersion(roundId, List.of(group));
            out.add(group);
        }
        return out;
    }

    record Text(UUID line, int version, int number, String body, String clause, String text) {}

    /** Beginnings of the comments that fit, by number. */
    List<Text> texts(UUID roundId, Filter filter, String[] outline, int most, int longest) {
        return jdbc.sql("""
                select LINE line, coalesce((select g.version from comment_group g where g.id = c.group_id),
                        c.answer_version) version, c.number, c.body, coalesce(c.clause_number, c.clause) clause,
                    left(c.comment, :longest) || ' ' || coalesce(left(c.proposed, :longest), '') as text
                FOUND order by c.number limit :most
                """.replace("LINE", LINE).replace("FOUND", FOUND)).params(criteria(roundId, filter, outline))
                .param("most", most).param("longest", longest).query(Text.class).list();
    }

    /** Numbers of comments without an answer, the first ones. */
    List<Integer> undecided(UUID roundId, int most) {
        return jdbc.sql("""
                select number from round_comment where round_id = :round and number is not null and outcome is null
                order by number limit :most
                """).param("round", roundId).param("most", most).query(Integer.class).list();
    }

    boolean hasAnswerBy(UUID roundId, String user) {
        return jdbc.sql("""
                select exists (select from round_comment where round_id = :round and number is not null
                    and decided_by = :user)
                """).param("round", roundId).param("user", user).query(Boolean.class).single();
    }

    record BodyFigure(String body, String name, int total) {}

    /** Bodies whose comments reached the round, by name. */
    List<BodyFigure> bodies(UUID roundId, String pattern, int most) {
        return jdbc.sql("""
                select c.body, coalesce(body_name(c.body, current_date), c.body) as name, c.total from (
                    select body, cast(count(*) as integer) total from round_comment
                    where round_id = :round and number is not null
                        and (cast(:text as text) is null
                            or body in (select code from body where search_text(name) like search_text(:text)))
                    group by body) c order by 2 limit :most
                """).param("round", roundId).param("text", pattern).param("most", most).query(BodyFigure.class).list();
    }

    private static Map<String, Object> criteria(UUID roundId, Filter filter, String[] outline) {
        Map<String, Object> criteria = new HashMap<>();
        criteria.put("round", roundId);
        criteria.put("outline", outline);
        criteria.put("whole", WHOLE_DRAFT);
        criteria.put("clause", filter.clause());
        criteria.put("body", filter.body());
        criteria.put("kind", filter.kind() == null ? null : filter.kind().name());
        criteria.put("standing", filter.standing() == null ? null : filter.standing().name());
        criteria.put("stance", filter.stance());
        criteria.put("late", filter.late());
        criteria.put("text", pattern(filter.text()));
        criteria.put("number", filter.text() != null && filter.text().strip().matches("\\d{1,8}")
                ? Integer.valueOf(filter.text().strip()) : null);
        return criteria;
    }

    static String pattern(String text) {
        return text == null || text.isBlank() ? null
                : "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
