package vn.directive.organisation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.directive.organisation.OrganisationRows.HolderRow;
import vn.directive.organisation.OrganisationRows.PostRow;
import vn.directive.organisation.OrganisationRows.SuccessionRow;
import vn.directive.organisation.Reform.Item;
import vn.directive.organisation.Responsibilities.HandOver;
import vn.directive.organisation.Responsibilities.Responsibility;

/** Tables of reforms; every method is one or two statements whatever the number of rows. */
@Repository
class ReformStore {

    private static final String MOVE = """
            select id, reform_id, kind, thing_id, directive_id, title, from_body, to_body, decided_by from reform_move
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ReformStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Reform> all() {
        return read("", Map.of());
    }

    List<Reform> find(Set<UUID> ids) {
        return ids.isEmpty() ? List.of() : read("where r.id = any(:ids)", Map.of("ids", ids.toArray(UUID[]::new)));
    }

    private List<Reform> read(String where, Map<String, ?> parameters) {
        Map<UUID, List<Item>> items = jdbc.sql("""
                select i.* from reform_item i join reform r on r.id = i.reform_id %s order by i.reform_id, i.position"""
                .formatted(where)).params(parameters)
                .query((row, n) -> Map.entry(row.getObject("reform_id", UUID.class), new Item(
                        row.getString("predecessor"), row.getString("successor"),
                        SuccessionKind.valueOf(row.getString("kind")), row.getBoolean("takes_work"),
                        row.getBoolean("moves_posts")))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select r.* from reform r %s order by r.effective_on desc, r.prepared_at desc".formatted(where))
                .params(parameters).query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Reform(id, row.getString("symbol"), row.getObject("effective_on", LocalDate.class),
                            row.getString("title"), Reform.State.valueOf(row.getString("state")),
                            items.getOrDefault(id, List.of()), row.getString("prepared_by"), at(row, "prepared_at"),
                            row.getString("confirmed_by"), at(row, "confirmed_at"), row.getString("carried_out_by"),
                            at(row, "carried_out_at"), row.getString("withdrawn_by"), at(row, "withdrawn_at"),
                            row.getString("failure"));
                }).list();
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    void lock(UUID id) {
        jdbc.sql("select id from reform where id = :id for update").param("id", id).query(UUID.class).optional();
    }

    boolean exists(String symbol, LocalDate day, UUID except) {
        return jdbc.sql("""
                select exists (select from reform where lower(symbol) = lower(:symbol) and effective_on = :day
                    and state <> 'WITHDRAWN' and id is distinct from cast(:except as uuid))""")
                .param("symbol", symbol).param("day", day).param("except", except).query(Boolean.class).single();
    }

    void insert(UUID id, Reforms.Proposal proposal, String user, Timestamp at) {
        jdbc.sql("""
                insert into reform (id, symbol, effective_on, title, state, prepared_by, prepared_at)
                values (:id, :symbol, :day, :title, 'PREPARED', :user, :at)""").param("id", id)
                .param("symbol", proposal.symbol()).param("day", proposal.effectiveOn())
                .param("title", proposal.title()).param("user", user).param("at", at).update();
        items(id, proposal.items());
    }

    void update(UUID id, Reforms.Proposal proposal) {
        jdbc.sql("update reform set symbol = :symbol, effective_on = :day, title = :title where id = :id")
                .param("id", id).param("symbol", proposal.symbol()).param("day", proposal.effectiveOn())
                .param("title", proposal.title()).update();
        jdbc.sql("delete from reform_item where reform_id = :id").param("id", id).update();
        items(id, proposal.items());
    }

    private void items(UUID id, List<Item> items) {
        jdbc.sql("""
                insert into reform_item (reform_id, position, predecessor, successor, kind, takes_work, moves_posts)
                select :id, i.position, i.predecessor, i.successor, i.kind, i.takes_work, i.moves_posts
                from unnest(:positions, :predecessors, :successors, :kinds, :work, :posts)
                    as i (position, predecessor, successor, kind, takes_work, moves_posts)""").param("id", id)
                .param("positions", IntStream.range(0, items.size()).boxed().toArray(Integer[]::new))
                .param("predecessors", texts(items, Item::predecessor)).param("successors", texts(items,
                        Item::successor))
                .param("kinds", texts(items, item -> item.kind().name()))
                .param("work", items.stream().map(Item::takesWork).toArray(Boolean[]::new))
                .param("posts", items.stream().map(Item::movesPosts).toArray(Boolean[]::new)).update();
    }

    void confirm(UUID id, Written written, String user, Timestamp at) {
        jdbc.sql("""
                update reform set state = 'CONFIRMED', confirmed_by = :user, confirmed_at = :at,
                    written = cast(:written as jsonb) where id = :id""").param("id", id).param("user", user)
                .param("at", at).param("written", json(written)).update();
    }

    void carriedOut(UUID id, String user, Timestamp at) {
        jdbc.sql("""
                update reform set state = 'CARRIED_OUT', carried_out_by = :user, carried_out_at = :at, failure = null
                where id = :id""").param("id", id).param("user", user).param("at", at).update();
    }

    void fail(UUID id, String failure) {
        jdbc.sql("update reform set failure = :failure where id = :id and state = 'CONFIRMED'")
                .param("id", id).param("failure", failure).update();
    }

    void withdraw(UUID id, String user, Timestamp at) {
        jdbc.sql("update reform set state = 'WITHDRAWN', withdrawn_by = :user, withdrawn_at = :at where id = :id")
                .param("id", id).param("user", user).param("at", at).update();
    }

    /** Takes back what confirming wrote, as far as it still stands there. */
    void undo(UUID id) {
        jdbc.sql("""
                with w as (select written from reform where id = :id), gone as (
                    delete from holder h using w where jsonb_exists(w.written -> 'newPosts', h.post_id)
                ), left_behind as (
                    delete from body_succession s using w, jsonb_to_recordset(w.written -> 'successions')
                        as n (predecessor text, successor text, "effectiveOn" date)
                    where s.predecessor = n.predecessor and s.successor is not distinct from n.successor
                        and s.effective_on = n."effectiveOn"
                ), unneeded as (
                    delete from substitution s using w, jsonb_to_recordset(w.written -> 'substitutions')
                        as n (absent text, body text, role text, "validFrom" date)
                    where s.absent = n.absent and s.body = n.body and s.role is not distinct from n.role
                        and s.valid_from = n."validFrom"
                ), bodies as (
                    update body b set valid_to = n.before from w, jsonb_to_recordset(w.written -> 'bodies')
                        as n (code text, "validFrom" date, before date, after date)
                    where b.code = n.code and b.valid_from = n."validFrom" and b.valid_to = n.after
                ), posts as (
                    update post p set valid_to = n.before from w, jsonb_to_recordset(w.written -> 'posts')
                        as n (id text, before date, after date)
                    where p.id = n.id and p.valid_to = n.after
                )
                update holder h set valid_to = n.before from w, jsonb_to_recordset(w.written -> 'holders')
                    as n ("postId" text, username text, "validFrom" date, before date, after date)
                where h.post_id = n."postId" and h.username = n.username and h.valid_from = n."validFrom"
                    and h.valid_to = n.after""").param("id", id).update();
        jdbc.sql("delete from post p using reform r where r.id = :id and jsonb_exists(r.written -> 'newPosts', p.id)")
                .param("id", id).update();
    }

    Optional<UUID> due(LocalDate today) {
        return jdbc.sql("""
                select id from reform where state = 'CONFIRMED' and effective_on <= :today
                order by effective_on, confirmed_at, id limit 1""").param("today", today).query(UUID.class).optional();
    }

    /** By body that does not exist today: the latest reform, carried out, that ended it. */
    Map<String, UUID> decisionsOnEnded(LocalDate today) {
        return jdbc.sql("""
                select distinct on (i.predecessor) i.predecessor, r.id from reform_item i
                join reform r on r.id = i.reform_id and r.state = 'CARRIED_OUT'
                where not exists (select from body b where b.code = i.predecessor and :today >= b.valid_from
                                      and (b.valid_to is null or :today <= b.valid_to))
                order by i.predecessor, r.effective_on desc, r.carried_out_at desc""").param("today", today)
                .query((row, n) -> Map.entry(row.getString(1), row.getObject(2, UUID.class))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void moved(UUID reform, List<HandOver> moves, Timestamp at) {
        insert(reform, moves.stream().map(HandOver::what).toList(), moves.stream().map(HandOver::successor).toList(),
                at);
    }

    /** @return those that did not wait before */
    List<Responsibility> wait(UUID reform, List<Responsibility> things, Timestamp at) {
        Set<List<String>> inserted = new HashSet<>(insert(reform, things, Arrays.asList(new String[things.size()]),
                at));
        return things.stream().filter(what -> inserted.contains(List.of(what.kind(), what.id(), what.owner())))
                .toList();
    }

    private List<List<String>> insert(UUID reform, List<Responsibility> things, List<String> receivers, Timestamp at) {
        return jdbc.sql("""
                insert into reform_move (id, reform_id, kind, thing_id, directive_id, title, from_body, to_body, at)
                select gen_random_uuid(), :reform, m.kind, m.thing, cast(m.directive as uuid), m.title, m.source, m.target,
                    :at
                from unnest(:kinds, :things, :directives, :titles, :sources, :targets)
                    as m (kind, thing, directive, title, source, target)
                on conflict (kind, thing_id, from_body) where to_body is null do nothing
                returning kind, thing_id, from_body""").param("reform", reform).param("at", at)
                .param("kinds", texts(things, Responsibility::kind)).param("things", texts(things, Responsibility::id))
                .param("directives", texts(things, what -> Objects.toString(what.directiveId(), null)))
                .param("titles", texts(things, Responsibility::title))
                .param("sources", texts(things, Responsibility::owner)).param("targets",
                        receivers.toArray(String[]::new))
                .query((row, n) -> List.of(row.getString(1), row.getString(2), row.getString(3))).list();
    }

    /** @param reform or null for all */
    List<Move> waiting(UUID reform) {
        return jdbc.sql(MOVE + """
                where to_body is null and (cast(:reform as uuid) is null or reform_id = :reform)
                order by from_body, directive_id, kind, title, id""").param("reform", reform).query(ReformStore::move).list();
    }

    List<Move> lockWaiting(Collection<UUID> ids, boolean sameDossiers) {
        return jdbc.sql(MOVE + """
                where to_body is null and (id = any(:ids) or :same and (reform_id, from_body, directive_id) in (
                    select reform_id, from_body, directive_id from reform_move where id = any(:ids)))
                order by id for update""").param("ids", ids.toArray(UUID[]::new)).param("same", sameDossiers)
                .query(ReformStore::move).list();
    }

    void decide(Collection<UUID> ids, String successor, String user, Timestamp at) {
        jdbc.sql("""
                update reform_move set to_body = :successor, decided_by = :user, decided_at = :at
                where id = any(:ids) and to_body is null""").param("ids", ids.toArray(UUID[]::new))
                .param("successor", successor).param("user", user).param("at", at).update();
    }

    List<Move> moves(UUID reform) {
        return jdbc.sql(MOVE + " where reform_id = :reform order by at, from_body, kind, title, id")
                .param("reform", reform).query(ReformStore::move).list();
    }

    private static Move move(ResultSet row, int n) throws SQLException {
        return new Move(row.getObject("id", UUID.class), row.getObject("reform_id", UUID.class), row.getString("kind"),
                row.getString("thing_id"), row.getObject("directive_id", UUID.class), row.getString("title"),
                row.getString("from_body"), row.getString("to_body"), row.getString("decided_by"));
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    record Move(UUID id, UUID reformId, String kind, String thingId, UUID directiveId, String title, String from,
            String to, String decidedBy) {}

    /**
     * What confirming changed: last days before and after, and rows that were new.
     *
     * @param newPosts ids
     */
    record Written(List<Map<String, Object>> bodies, List<Map<String, Object>> posts, List<Map<String, Object>> holders,
            List<String> newPosts, List<Map<String, Object>> successions, List<Map<String, Object>> substitutions) {

        static Written of(OrganisationPlan plan, OrganisationState state) {
            record Term(String post, String user, LocalDate from) {}
            Map<List<Object>, Body> bodies = state.bodies().stream()
                    .collect(Collectors.toMap(body -> List.of(body.code(), body.validFrom()), Function.identity()));
            Map<String, PostRow> posts = state.posts().stream()
                    .collect(Collectors.toMap(PostRow::id, Function.identity()));
            Map<Term, HolderRow> holders = state.holders().stream().collect(Collectors.toMap(
                    row -> new Term(row.postId(), row.username(), row.validFrom()), Function.identity()));
            Set<List<String>> known = state.successions().stream().map(Written::key).collect(Collectors.toSet());
            List<Map<String, Object>> changedPosts = new ArrayList<>();
            List<String> newPosts = new ArrayList<>();
            plan.posts().forEach(post -> {
                if (posts.containsKey(post.id())) {
                    changedPosts.add(row("id", post.id(), "before", posts.get(post.id()).validTo(), "after",
                            post.validTo()));
                } else {
                    newPosts.add(post.id());
                }
            });
            return new Written(plan.bodies().stream().map(body -> row("code", body.code(), "validFrom",
                    body.validFrom(),
                    "before", bodies.get(List.of(body.code(), body.validFrom())).validTo(), "after", body.validTo()))
                    .toList(), changedPosts, plan.holders().stream()
                    .filter(row -> holders.containsKey(new Term(row.postId(), row.username(), row.validFrom())))
                    .map(row -> row("postId", row.postId(), "username", row.username(), "validFrom", row.validFrom(),
                            "before", holders.get(new Term(row.postId(), row.username(), row.validFrom())).validTo(),
                            "after", row.validTo())).toList(), newPosts,
                    plan.successions().stream().filter(row -> !known.contains(key(row)))
                            .map(row -> row("predecessor", row.predecessor(), "successor", row.successor(),
                                    "effectiveOn", row.effectiveOn())).toList(),
                    plan.substitutions().stream().map(row -> row("absent", row.absent(), "body", row.body(), "role",
                            row.role(), "validFrom", row.validFrom())).toList());
        }

        private static List<String> key(SuccessionRow row) {
            return Arrays.asList(row.predecessor(), row.successor(), row.effectiveOn().toString());
        }

        /** Days as texts: what reads them is the database. */
        private static Map<String, Object> row(Object... namesAndValues) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                row.put((String) namesAndValues[i], namesAndValues[i + 1] == null ? null
                        : namesAndValues[i + 1].toString());
            }
            return row;
        }
    }
}
