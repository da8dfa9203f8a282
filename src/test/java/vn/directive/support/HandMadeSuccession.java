package vn.directive.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.Responsibilities.HandOver;
import vn.directive.organisation.Responsibilities.Responsibility;
import vn.directive.organisation.Role;

/** Bodies of a test's own, each with its people, and what becomes of them; the decision itself is not modelled. */
public final class HandMadeSuccession {

    private static final Set<String> WORK = Set.of("task", "process", "dossier-access");

    private final JdbcClient jdbc;
    private final Collection<Responsibilities> kinds;
    private final List<String> bodies = new ArrayList<>();

    public HandMadeSuccession(JdbcClient jdbc, Collection<Responsibilities> kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds;
    }

    /**
     * A body with one person in each role, {@code <code>.<role>}.
     *
     * @return its code
     */
    public String body(String name, LocalDate from) {
        String code = "X" + UUID.randomUUID().toString().replace("-", "").substring(0, 10).toUpperCase(Locale.ROOT);
        jdbc.sql("""
                insert into body (code, name, symbol, kind, level, parent, valid_from)
                values (?, ?, ?, 'STATE_BODY', 'COMMUNE', 'HULN', ?)""").params(code, name, code, from).update();
        for (Role role : Role.values()) {
            String user = user(code, role);
            jdbc.sql("insert into account (username, display_name) values (?, ?)").params(user, user).update();
            jdbc.sql("insert into post (id, body, role, title, valid_from) values (?, ?, ?, ?, ?)")
                    .params(user, code, role.key(), role.key(), from).update();
            jdbc.sql("insert into holder (post_id, username, valid_from) values (?, ?, ?)").params(user, user, from)
                    .update();
            jdbc.sql("insert into org_group (id, name, body, role) values (?, ?, ?, ?)")
                    .params(code + ":" + role.key(), name, code, role.key()).update();
        }
        bodies.add(code);
        return code;
    }

    /** Ends bodies the day before and makes another one their successor; moves what they answer for, open work too. */
    public void merge(String successor, LocalDate on, String... predecessors) {
        for (String predecessor : predecessors) {
            jdbc.sql("update body set valid_to = ? where code = ?").params(on.minusDays(1), predecessor).update();
            jdbc.sql("""
                    insert into body_succession (predecessor, successor, kind, effective_on, decision_symbol)
                    values (?, ?, 'MERGE', ?, '01-QĐ/TU')""").params(predecessor, successor, on).update();
        }
        handOver(successor, predecessors);
    }

    /** Moves what bodies answer for. */
    public void handOver(String successor, String... predecessors) {
        for (Responsibilities kind : kinds) {
            kind.handOver(kind.of(List.of(predecessors)).stream().map(what -> new HandOver(what, successor)).toList());
        }
    }

    /** Everything that these bodies answer for, but for the work by which they do it. */
    public List<Responsibility> of(String... codes) {
        return kinds.stream().filter(kind -> !WORK.contains(kind.kind())).flatMap(kind -> kind.of(List.of(codes))
                .stream()).toList();
    }

    public static String user(String code, Role role) {
        return code.toLowerCase(Locale.ROOT) + "." + role.key();
    }

    /** Takes the bodies out of the organisation, which all tests share. */
    public void forget() {
        String[] codes = bodies.toArray(String[]::new);
        jdbc.sql("delete from body_succession where predecessor = any(?)").params((Object) codes).update();
        jdbc.sql("delete from holder where post_id in (select id from post where body = any(?))")
                .params((Object) codes).update();
        jdbc.sql("delete from post where body = any(?)").params((Object) codes).update();
        jdbc.sql("delete from org_group where body = any(?)").params((Object) codes).update();
        jdbc.sql("delete from body where code = any(?)").params((Object) codes).update();
    }
}
