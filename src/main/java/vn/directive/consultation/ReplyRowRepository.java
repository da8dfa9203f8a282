package vn.directive.consultation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.directive.consultation.ReplyRows.NewRow;
import vn.directive.consultation.ReplyRows.RowText;

/** Rows of answers in preparation. Whoever writes holds the lock of the request. */
@Repository
class ReplyRowRepository {

    private static final double STEP = 1024;
    /** Rows that say something; a row with nothing in it is only a place to type. */
    private static final String WRITTEN = """
            from (select *, row_number() over (order by position, id) line from reply_row
                where request_id = :request and deleted_at is null) r
            where btrim(clause || comment || proposed, E' \\t\\r\\n') <> ''
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReplyRowRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Row(UUID id, double position, int version, long revision, String clause, CommentKind kind, String comment,
            String proposed, String changedBy, Instant changedAt, boolean deleted) {}

    List<Row> present(UUID requestId) {
        return jdbc.sql("select * from reply_row where request_id = :request and deleted_at is null order by position, id")
                .param("request", requestId).query(ReplyRowRepository::row).list();
    }

    List<Row> changed(UUID requestId, long afterRevision) {
        return jdbc.sql("select * from reply_row where request_id = :request and revision > :after order by position, id")
                .param("request", requestId).param("after", afterRevision).query(ReplyRowRepository::row).list();
    }

    List<Row> find(UUID requestId, Collection<UUID> ids) {
        return jdbc.sql("select * from reply_row where request_id = :request and id = any(cast(:ids as uuid[])) order by position, id")
                .param("request", requestId).param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(ReplyRowRepository::row).list();
    }

    long newest(UUID requestId) {
        return jdbc.sql("select coalesce(max(revision), 0) from reply_row where request_id = :request")
                .param("request", requestId).query(Long.class).single();
    }

    int count(UUID requestId) {
        return jdbc.sql("select count(*) from reply_row where request_id = :request and deleted_at is null")
                .param("request", requestId).query(Integer.class).single();
    }

    /** Rows already there are left as they are. */
    void insert(UUID requestId, double[] places, List<NewRow> added, String user) {
        jdbc.sql("""
                insert into reply_row (id, request_id, position, revision, clause, kind, comment, proposed,
                    changed_by, changed_at)
                select id, :request, place, nextval('reply_row_revision'), clause, kind, comment, proposed, :user, :now
                from unnest(cast(:ids as uuid[]), :places, :clauses, :kinds, :comments, :proposals)
                    as t (id, place, clause, kind, comment, proposed)
                on conflict (id) do nothing
                """).param("request", requestId).param("user", user).param("now", now())
                .param("ids", added.stream().map(r -> r.id().toString()).toArray(String[]::new)).param("places", places)
                .param("clauses", texts(added, RowText::clause)).param("kinds", texts(added, t -> t.kind().name()))
                .param("comments", texts(added, RowText::comment)).param("proposals", texts(added, RowText::proposed))
                .update();
    }

    private static String[] texts(List<NewRow> added, Function<RowText, String> column) {
        return added.stream().map(NewRow::text).map(column).toArray(String[]::new);
    }

    Optional<Row> change(UUID requestId, UUID rowId, int version, RowText text, String user) {
        return jdbc.sql("""
                update reply_row set clause = :clause, kind = :kind, comment = :comment, proposed = :proposed,
                    version = version + 1, revision = nextval('reply_row_revision'), changed_by = :user, changed_at = :now
                where id = :id and request_id = :request and version = :version and deleted_at is null returning *
                """).param("clause", text.clause()).param("kind", text.kind().name()).param("comment", text.comment())
                .param("proposed", text.proposed()).param("user", user).param("now", now()).param("id", rowId)
                .param("request", requestId).param("version", version).query(ReplyRowRepository::row).optional();
    }

    Optional<Row> delete(UUID requestId, UUID rowId, int version, String user) {
        return jdbc.sql("""
                update reply_row set deleted_at = :now, version = version + 1,
                    revision = nextval('reply_row_revision'), changed_by = :user, changed_at = :now
                where id = :id and request_id = :request and version = :version and deleted_at is null returning *
                """).param("user", user).param("now", now()).param("id", rowId).param("request", requestId)
                .param("version", version).query(ReplyRowRepository::row).optional();
    }

    void restore(UUID requestId, UUID rowId, String user) {
        jdbc.sql("""
                update reply_row set deleted_at = null, version = version + 1,
                    revision = nextval('reply_row_revision'), changed_by = :user, changed_at = :now
                where id = :id and request_id = :request and deleted_at is not null
                """).param("user", user).param("now", now()).param("id", rowId).param("request", requestId).update();
    }

    void move(UUID requestId, UUID rowId, double place) {
        jdbc.sql("""
                update reply_row set position = :place, revision = nextval('reply_row_revision')
                where id = :id and request_id = :request
                """).param("place", place).param("id", rowId).param("request", requestId).update();
    }

    double placeBeforeAll(UUID requestId) {
        return jdbc.sql("select coalesce(min(position), 0) - :step from reply_row where request_id = :request")
                .param("step", STEP).param("request", requestId).query(Double.class).single();
    }

    /** @param after null, or a row that is unknown here, means the end */
    double[] placesAfter(UUID requestId, UUID after, int wanted) {
        double[] places = between(requestId, after, wanted);
        if (Double.isNaN(places[0])) {
            jdbc.sql("""
                    update reply_row r set position = n.line * :step, revision = nextval('reply_row_revision')
                    from (select id, row_number() over (order by position, id) line from reply_row
                        where request_id = :request) n
                    where n.id = r.id
                    """).param("step", STEP).param("request", requestId).update();
            return between(requestId, after, wanted);
        }
        return places;
    }

    /** @return not-a-number where there is no room between the neighbours */
    private double[] between(UUID requestId, UUID after, int wanted) {
        Double above = after == null ? null : jdbc.sql("select position from reply_row where id = :id and request_id = :request")
                .param("id", after).param("request", requestId).query(Double.class).optional().orElse(null);
        if (above == null) {
            double last = jdbc.sql("select coalesce(max(position), 0) from reply_row where request_id = :request")
                    .param("request", requestId).query(Double.class).single();
            return IntStream.rangeClosed(1, wanted).mapToDouble(i -> last + i * STEP).toArray();
        }
        Double below = jdbc.sql("select min(position) from reply_row where request_id = :request and position > :above")
                .param("request", requestId).param("above", above).query(Double.class).optional().orElse(null);
        double step = below == null ? STEP : (below - above) / (wanted + 1);
        boolean room = above + step > above && (below == null || above + wanted * step < below);
        return IntStream.rangeClosed(1, wanted).mapToDouble(i -> room ? above + i * step : Double.NaN).toArray();
    }

    /** How many rows say something, and the first that does not say enough; lines are counted as they are shown. */
    Completeness completeness(UUID requestId) {
        return jdbc.sql("""
                select count(*) written,
                    min(line) filter (where btrim(clause, E' \\t\\r\\n') = '') without_clause,
                    min(line) filter (where btrim(comment, E' \\t\\r\\n') = '') without_comment
                """ + WRITTEN).param("request", requestId).query(Completeness.class).single();
    }

    record Completeness(int written, Integer withoutClause, Integer withoutComment) {}

    /** Copies what is written to the comments of the request, behind those already there. */
    void recordComments(Round round, RoundRequest request, Function<String, Optional<String>> numbers) {
        String[] cited = jdbc.sql("select distinct btrim(clause, E' \\t\\r\\n') " + WRITTEN).param("request", request.id())
                .query(String.class).list().toArray(String[]::new);
        String[] found = IntStream.range(0, cited.length).mapToObj(i -> numbers.apply(cited[i]).orElse(null))
                .toArray(String[]::new);
        jdbc.sql("""
                with present as (select coalesce(max(position), 0) last from round_comment where request_id = :request)
                insert into round_comment (id, round_id, request_id, body, position, clause, clause_number, kind,
                    comment, proposed)
                select r.id, :round, :request, :body, present.last + r.line, btrim(r.clause, E' \\t\\r\\n'), n.number,
                    r.kind, btrim(r.comment, E' \\t\\r\\n'), nullif(btrim(r.proposed, E' \\t\\r\\n'), '')
                from (select * WRITTEN) r cross join present
                left join unnest(:cited, :numbers) as n (cited, number) on n.cited = btrim(r.clause, E' \\t\\r\\n')
                """.replace("WRITTEN", WRITTEN)).param("request", request.id()).param("round", round.id())
                .param("body", request.body()).param("cited", cited).param("numbers", found).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(rs.getObject("id", UUID.class), rs.getDouble("position"), rs.getInt("version"),
                rs.getLong("revision"), rs.getString("clause"), CommentKind.valueOf(rs.getString("kind")),
                rs.getString("comment"), rs.getString("proposed"), rs.getString("changed_by"),
                rs.getTimestamp("changed_at").toInstant(), rs.getTimestamp("deleted_at") != null);
    }
}
