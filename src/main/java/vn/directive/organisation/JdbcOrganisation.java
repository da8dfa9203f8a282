package vn.directive.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.directive.audit.Capacity;
import vn.directive.shared.AskedOnce;
import vn.directive.shared.NotFoundException;

@Component
class JdbcOrganisation implements Organisation {

    private static final Comparator<Body> BY_LEVEL_THEN_CODE =
            Comparator.comparing(Body::level).thenComparing(Body::code);

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcOrganisation(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Body> find(String code) {
        return find(BodyQuery.codes(Set.of(code))).stream().findFirst();
    }

    @Override
    public Optional<Body> find(String code, LocalDate day) {
        return jdbc.sql("""
                select * from body where code = :code and :day >= valid_from and (valid_to is null or :day <= valid_to)
                """).param("code", code).param("day", day).query(JdbcOrganisation::read).optional();
    }

    @Override
    public Optional<Body> named(String typed) {
        List<Body> found = jdbc.sql("""
                select * from body
                where (lower(code) = lower(:typed) or lower(name) = lower(:typed))
                  and :today >= valid_from and (valid_to is null or :today <= valid_to)""")
                .param("typed", Normalizer.normalize(typed.strip().replaceAll("\\s+", " "), Normalizer.Form.NFC))
                .param("today", today()).query(JdbcOrganisation::read).list();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    @Override
    public Body body(String code) {
        return latest(code)
                .orElseThrow(() -> new NotFoundException("Không có cơ quan, đơn vị nào mang mã “" + code + "”."));
    }

    @Override
    public Map<String, String> names(Collection<String> codes) {
        return names(codes, today());
    }

    @Override
    public void expectTasksOf(Collection<String> codes) {
        String[] bodies = codes.toArray(String[]::new);
        jdbc.sql("""
                select distinct body, role from membership(:today) where body = any(:bodies) and available""")
                .param("today", today()).param("bodies", bodies).query(row -> {
                    AskedOnce.tell(List.of(Route.class, new GroupId(row.getString(1), Role.of(row.getString(2)))), true);
                });
        names(codes).forEach((code, name) -> AskedOnce.tell(nameKey(code, today()), Map.of(code, name)));
    }

    private static Object nameKey(String code, LocalDate day) {
        return List.of("name", code, day);
    }

    @Override
    public Map<String, String> names(Collection<String> codes, LocalDate day) {
        return codes.size() == 1 ? AskedOnce.ask(nameKey(codes.iterator().next(), day), () -> readNames(codes, day))
                : readNames(codes, day);
    }

    private Map<String, String> readNames(Collection<String> codes, LocalDate day) {
        return jdbc.sql("""
                select distinct on (code) code, name from body where code = any(:codes)
                order by code, valid_from <= :day desc, case when valid_from <= :day then valid_from end desc,
                    valid_from""")
                .param("codes", codes.toArray(String[]::new)).param("day", day)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<Mention, String> namesOn(Collection<Mention> mentions) {
        List<Mention> wanted = mentions.stream().distinct().toList();
        return jdbc.sql("""
                select * from (select w.code, w.day, body_name(w.code, w.day) as name
                    from unnest(cast(:codes as text[]), cast(:days as date[])) as w (code, day)) w where name is not null
                """).param("codes", wanted.stream().map(Mention::code).toArray(String[]::new))
                .param("days", wanted.stream().map(mention -> mention.day().toString()).toArray(String[]::new))
                .query((row, n) -> Map.entry(new Mention(row.getString(1), row.getObject(2, LocalDate.class)),
                        row.getString(3))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<String, Body> bodies(Collection<String> codes, LocalDate day) {
        return jdbc.sql("""
                select distinct on (code) * from body where code = any(:codes)
                order by code, valid_from <= :day desc, case when valid_from <= :day then valid_from end desc,
                    valid_from""")
                .param("codes", codes.toArray(String[]::new)).param("day", day)
                .query(JdbcOrganisation::read).list().stream().collect(Collectors.toMap(Body::code, body -> body));
    }

    @Override
    public List<Inheritance> lineOf(String code) {
        return jdbc.sql("""
                with recursive sole as (
                    select predecessor, min(successor) as successor, effective_on as "on" from body_succession
                    where effective_on <= :today and successor <> predecessor
                    group by predecessor, effective_on having count(*) = 1
                ), line as (
                    select * from sole where successor = :code
                    union
                    select s.* from sole s join line l on s.successor = l.predecessor and s."on" <= l."on"
                )
                select * from line""").param("code", code).param("today", today()).query(Inheritance.class).list();
    }

    @Override
    public List<Body> find(BodyQuery query) {
        return jdbc.sql("""
                with recursive existing as (
                    select * from body where :today >= valid_from and (valid_to is null or :today <= valid_to)
                ), below as (
                    select code from existing where parent = :root
                    union
                    select e.code from existing e join below b on e.parent = b.code
                )
                select * from existing
                where (cardinality(:kinds) = 0 or kind = any(:kinds))
                  and (cardinality(:levels) = 0 or level = any(:levels))
                  and (cardinality(:codes) = 0 or code = any(:codes))
                  and (cast(:root as text) is null or code in (select code from below))""")
                .param("today", today())
                .param("kinds", names(query.kinds(), BodyKind::name))
                .param("levels", names(query.levels(), BodyLevel::name))
                .param("codes", names(query.codes(), code -> code))
                .param("root", query.subtreeOf())
                .query(JdbcOrganisation::read).list().stream().sorted(BY_LEVEL_THEN_CODE).toList();
    }

    @Override
    public List<Body> children(String code) {
        return jdbc.sql("""
                select * from body
                where parent = :code and :today >= valid_from and (valid_to is null or :today <= valid_to)""")
                .param("code", code).param("today", today())
                .query(JdbcOrganisation::read).list().stream().sorted(BY_LEVEL_THEN_CODE).toList();
    }

    @Override
    public List<String> members(GroupId group) {
        return jdbc.sql("""
                select distinct username from membership(:today) where body = :body and role = :role order by 1""")
                .param("today", today()).param("body", group.body()).param("role", group.role().key())
                .query(String.class).list();
    }

    @Override
    public List<String> holders(GroupId group) {
        return jdbc.sql("""
                select distinct h.username from post p
                join holder h on h.post_id = p.id and :today >= h.valid_from
                    and (h.valid_to is null or :today <= h.valid_to)
                join account a on a.username = h.username and a.enabled
                where p.body = :body and p.role = :role
                  and :today >= p.valid_from and (p.valid_to is null or :today <= p.valid_to) order by 1""")
                .param("today", today()).param("body", group.body()).param("role", group.role().key())
                .query(String.class).list();
    }

    @Override
    public Optional<Holding> holding(GroupId group, String username) {
        return jdbc.sql("""
                select h.charge from post p
                join holder h on h.post_id = p.id and h.username = :user and :today >= h.valid_from
                    and (h.valid_to is null or :today <= h.valid_to)
                where p.body = :body and p.role = :role
                  and :today >= p.valid_from and (p.valid_to is null or :today <= p.valid_to)
                order by h.charge nulls first limit 1""")
                .param("today", today()).param("body", group.body()).param("role", group.role().key())
                .param("user", username).query((row, n) -> new Holding(
                        row.getString(1) == null ? null : Charge.valueOf(row.getString(1)))).optional();
    }

    @Override
    public Optional<Capacity> capacity(String username, Collection<GroupId> groups) {
        return jdbc.sql("""
                with posts as (
                    select p.body, p.role, h.username from post p
                    join holder h on h.post_id = p.id and :today >= h.valid_from
                        and (h.valid_to is null or :today <= h.valid_to)
                    where p.body = any(:bodies) and p.body || ':' || p.role = any(:groups)
                      and :today >= p.valid_from and (p.valid_to is null or :today <= p.valid_to)
                )
                select body, role, null as absent from posts where username = :user
                union all
                select p.body, p.role, p.username from posts p
                join substitution s on s.absent = p.username and s.substitute = :user
                    and :today between s.valid_from and s.valid_to
                    and (s.body is null or s.body = p.body) and (s.role is null or s.role = p.role)
                order by absent nulls first, body, role limit 1""")
                .param("today", today()).param("user", username)
                .param("bodies", groups.stream().map(GroupId::body).distinct().toArray(String[]::new))
                .param("groups", groups.stream().map(GroupId::toString).toArray(String[]::new))
                .query((row, n) -> new Capacity(row.getString(1), row.getString(2), row.getString(3))).optional();
    }

    @Override
    public Map<GroupId, List<String>> members(Collection<GroupId> groups) {
        return jdbc.sql("""
                select distinct m.body, m.role, m.username from membership(:today) m
                where m.body = any(:bodies) and m.body || ':' || m.role = any(:groups) order by m.username""")
                .param("today", today())
                .param("bodies", groups.stream().map(GroupId::body).distinct().toArray(String[]::new))
                .param("groups", groups.stream().map(GroupId::toString).toArray(String[]::new))
                .query((row, n) ->
                        Map.entry(new GroupId(row.getString(1), Role.of(row.getString(2))), row.getString(3)))
                .list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    @Override
    public Map<GroupId, Set<String>> available(Collection<GroupId> groups) {
        Map<GroupId, Set<String>> available = available(groups.stream().map(GroupId::body).collect(Collectors.toSet()));
        available.keySet().retainAll(Set.copyOf(groups));
        return available;
    }

    @Override
    public Map<String, List<String>> standInsOf(Collection<String> absent) {
        return jdbc.sql("""
                with recursive chain (absent, person) as (
                    select absent, substitute from substitution
                    where absent = any(:absent) and :today between valid_from and valid_to
                    union
                    select c.absent, s.substitute from chain c
                    join substitution s on s.absent = c.person and :today between s.valid_from and s.valid_to
                )
                select absent, person from chain where person <> absent order by 1, 2""")
                .param("today", today()).param("absent", absent.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    @Override
    public Map<String, String> mailAddresses(Collection<String> usernames) {
        return jdbc.sql("""
                select username, email from account where username = any(:usernames) and enabled and email <> ''""")
                .param("usernames", usernames.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Set<String> groupsOf(String username) {
        return Set.copyOf(jdbc.sql("select distinct body || ':' || role from membership(:today) where username = :name")
                .param("today", today()).param("name", username).query(String.class).list());
    }

    @Override
    public Set<String> bodiesOf(String username) {
        return Set.copyOf(jdbc.sql("select distinct body from membership(:today) where username = :name")
                .param("today", today()).param("name", username).query(String.class).list());
    }

    @Override
    public Route route(GroupId wanted, Set<String> excluded) {
        if (excluded.isEmpty() ? AskedOnce.ask(List.of(Route.class, wanted), () -> someoneCanAct(wanted, excluded))
                : someoneCanAct(wanted, excluded)) {
            return new Route(wanted, false);
        }
        Wanted one = new Wanted(wanted, excluded);
        return routes(List.of(one)).get(one);
    }

    @Override
    public Map<Wanted, Route> routes(Collection<Wanted> wanted) {
        Map<String, List<Step>> above = linesOf(wanted.stream().map(w -> w.group().body()).collect(Collectors.toSet()));
        Map<Wanted, List<GroupId>> lines = new LinkedHashMap<>();
        wanted.forEach(w -> lines.put(w, line(w.group(), above.getOrDefault(w.group().body(), List.of()))));
        Map<GroupId, Set<String>> available = available(lines.values().stream().flatMap(List::stream)
                .map(GroupId::body).collect(Collectors.toSet()));
        Map<Wanted, Route> routes = new HashMap<>();
        lines.forEach((w, line) -> {
            GroupId taking = line.stream().filter(group -> !w.excludedUsers()
                    .containsAll(available.getOrDefault(group, Set.of()))).findFirst()
                    .orElseGet(() -> line.stream().skip(1).filter(group -> group.role() == Role.LEADER)
                            .reduce((lower, upper) -> upper).orElse(new GroupId(w.group().body(), Role.LEADER)));
            boolean nobody = w.excludedUsers().containsAll(available.getOrDefault(taking, Set.of()));
            routes.put(w, new Route(taking, nobody || !taking.equals(w.group()), nobody));
        });
        return routes;
    }

    @Override
    public String displayName(String username) {
        return jdbc.sql("select display_name from account where username = :name").param("name", username)
                .query(String.class).optional().orElse(username);
    }

    /**
     * Groups to try one after the other: itself; within the body a deputy, and only for the leader; where the body has
     * ended, the same role of whoever takes its work; above them leaders, then deputies.
     */
    private static List<GroupId> line(GroupId wanted, List<Step> above) {
        Set<GroupId> line = new LinkedHashSet<>();
        line.add(wanted);
        if (wanted.role() == Role.LEADER) {
            line.add(new GroupId(wanted.body(), Role.DEPUTY));
        }
        above.stream().takeWhile(Step::inherited).forEach(heir -> line.add(new GroupId(heir.body(), wanted.role())));
        above.forEach(step -> {
            line.add(new GroupId(step.body(), Role.LEADER));
            line.add(new GroupId(step.body(), Role.DEPUTY));
        });
        return List.copyOf(line);
    }

    /** Bodies that take over from each or stand above it, the nearest first; where one has an heir, the heir's line. */
    private Map<String, List<Step>> linesOf(Set<String> bodies) {
        return jdbc.sql("""
                with recursive line as (
                    select code as start, code, 0 as step, true as inherited, array[code] as passed
                    from unnest(:codes) code
                    union all
                    select l.start, n.code, l.step + 1, n.inherited, l.passed || n.code
                    from line l cross join lateral (
                        select coalesce(h.heir, s.parent) as code, h.heir is not null as inherited
                        from (select body_heir(l.code, :today) as heir) h left join lateral (
                            select b.parent from body b where b.code = l.code
                            order by b.valid_from <= :today desc, b.valid_from desc limit 1) s on true) n
                    where n.code is not null and n.code <> all(l.passed)
                )
                select start, code, inherited from line where step > 0 order by start, step""")
                .param("codes", bodies.toArray(String[]::new)).param("today", today())
                .query((row, n) -> Map.entry(row.getString(1), new Step(row.getString(2), row.getBoolean(3)))).list()
                .stream().collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Map<GroupId, Set<String>> available(Set<String> bodies) {
        return jdbc.sql("""
                select distinct m.body, m.role, m.username from membership(:today) m
                where m.body = any(:bodies) and m.available""")
                .param("today", today()).param("bodies", bodies.toArray(String[]::new))
                .query((row, n) -> Map.entry(new GroupId(row.getString(1), Role.of(row.getString(2))), row.getString(3)))
                .list().stream().collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** @param inherited true when it takes over, false when it stands above */
    private record Step(String body, boolean inherited) {}

    private boolean someoneCanAct(GroupId group, Set<String> excluded) {
        return jdbc.sql("""
                select exists (select from membership(:today)
                               where body = :body and role = :role and available and username <> all(:excluded))""")
                .param("today", today()).param("body", group.body()).param("role", group.role().key())
                .param("excluded", excluded.toArray(String[]::new))
                .query(Boolean.class).single();
    }

    private Optional<Body> latest(String code) {
        return jdbc.sql("""
                select * from body where code = :code order by valid_from <= :today desc, valid_from desc limit 1""")
                .param("code", code).param("today", today()).query(JdbcOrganisation::read).optional();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static <T> String[] names(Set<T> wanted, Function<T, String> name) {
        return wanted == null ? new String[0] : wanted.stream().map(name).toArray(String[]::new);
    }

    static Body read(ResultSet row, int n) throws SQLException {
        return new Body(row.getString("code"), row.getString("name"), row.getString("symbol"),
                BodyKind.valueOf(row.getString("kind")), BodyLevel.valueOf(row.getString("level")),
                row.getString("parent"), row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }
}
