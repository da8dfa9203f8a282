package vn.directive.monitoring;

import static vn.directive.monitoring.Rows.strings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Grant;
import vn.directive.organisation.GroupId;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

/**
 * Posts that nobody holds and groups whose work others have, for those who appoint people and for managers. Only work of
 * dossiers that the user may know of is counted; that a post is vacant is no secret. The number of queries does not
 * depend on the number of bodies.
 */
@Service
@Transactional(readOnly = true)
public class VacancyQueries {

    private static final String WAITING = """
            select v.wanted_group as grp, min(v.at) as since, count(*) as waiting,
                   count(*) filter (where v.blocked) as blocked, bool_and(v.conflict) as conflict,
                   array_agg(distinct v.given_to) as given,
                   array_remove(array_agg(distinct coalesce(a.display_name, t.assignee_)), null) as people,
                   array_agg(distinct v.reason) as reasons
            from vacancy v
            join act_ru_task t on t.id_ = v.task_id
            left join act_ru_execution e on e.id_ = t.proc_inst_id_
            left join directive d on d.id::text = e.business_key_
            left join account a on a.username = t.assignee_
            where v.resolved_at is null and (d.id is not null or t.tenant_id_ is null) and\s"""
            + Visibility.CONDITION + " group by 1";

    private static final String VACANT = """
            select p.body || ':' || p.role as grp, array_agg(p.title order by p.id) as posts,
                   min(coalesce((select max(h.valid_to) + 1 from holder h
                                 where h.post_id = p.id and h.valid_to < :today), p.valid_from)) as since
            from post p
            join body b on b.code = p.body and :today >= b.valid_from and (b.valid_to is null or :today <= b.valid_to)
            where :today >= p.valid_from and (p.valid_to is null or :today <= p.valid_to) and not exists (
                select from holder h join account a on a.username = h.username and a.enabled
                where h.post_id = p.id and :today >= h.valid_from and (h.valid_to is null or :today <= h.valid_to))
            group by 1""";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final GroupWords words;
    private final CurrentUser user;
    private final Clock clock;

    VacancyQueries(JdbcClient jdbc, Accounts accounts, GroupWords words, CurrentUser user, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.words = words;
        this.user = user;
        this.clock = clock;
    }

    /**
     * Where nobody at all can act first, then where most work waits, then what is vacant longest.
     *
     * @param text words of the body's name, its code or a post's title, accents do not matter; null for all
     * @throws NotAllowedException for everybody but administrators and managers
     */
    public Page<VacantGroup> vacancies(String text, Paging paging) {
        require();
        AtomicLong total = new AtomicLong();
        List<Found> found = jdbc.sql("""
                with waiting as (
                """ + WAITING + """
                ), vacant as (
                """ + VACANT + """
                ), both_kinds as (
                    select coalesce(w.grp, v.grp) as grp, coalesce(v.posts, '{}') as posts,
                           coalesce(v.since, cast(w.since at time zone 'Asia/Ho_Chi_Minh' as date)) as since,
                           coalesce(w.waiting, 0) as waiting, coalesce(w.blocked, 0) as blocked,
                           coalesce(w.conflict, false) and v.grp is null as conflict, coalesce(w.given, '{}') as given,
                           coalesce(w.people, '{}') as people, coalesce(w.reasons, '{}') as reasons
                    from waiting w full join vacant v on v.grp = w.grp
                )
                select *, count(*) over () as total from both_kinds
                where cast(:text as text) is null or search_text(
                        coalesce(body_name(split_part(grp, ':', 1), :today), '') || ' ' || grp || ' '
                        || array_to_string(posts, ' ')) like '%' || search_text(:text) || '%'
                order by blocked > 0 desc, waiting desc, since, grp limit :size offset :offset""")
                .param("user", user.username()).param("today", LocalDate.now(clock))
                .param("text", Rows.pattern(text)).param("size", paging.size()).param("offset", paging.offset())
                .query((row, n) -> {
                    total.set(row.getLong("total"));
                    return read(row);
                }).list();
        Set<String> groups = new LinkedHashSet<>();
        found.forEach(one -> {
            groups.add(one.group());
            groups.addAll(one.given());
        });
        Map<String, String> names = words.names(groups);
        return Page.of(found.stream().map(one -> one.said(names)).toList(), paging, total.get());
    }

    /**
     * How much needs somebody to be appointed, as far as the user may know of it.
     *
     * @throws NotAllowedException for everybody but administrators and managers
     */
    public Attention attention() {
        require();
        return jdbc.sql("select coalesce(sum(waiting), 0), coalesce(sum(blocked), 0), count(*) from (" + WAITING + ") w")
                .param("user", user.username()).param("today", LocalDate.now(clock))
                .query((row, n) -> new Attention(row.getLong(1), row.getLong(2), row.getLong(3))).single();
    }

    /** Whether the user appoints people. */
    public boolean mayAppoint() {
        return accounts.grantsOf(user.username()).contains(Grant.ADMINISTRATOR);
    }

    private void require() {
        if (accounts.grantsOf(user.username()).stream()
                .noneMatch(Set.of(Grant.ADMINISTRATOR, Grant.MANAGER)::contains)) {
            throw new NotAllowedException("Danh sách vị trí khuyết dành cho quản trị viên và người được giao theo dõi.");
        }
    }

    private static Found read(ResultSet row) throws SQLException {
        return new Found(row.getString("grp"), strings(row, "posts"), row.getObject("since", LocalDate.class),
                row.getLong("waiting"), row.getLong("blocked"), row.getBoolean("conflict"), strings(row, "given"),
                strings(row, "people"), strings(row, "reasons"));
    }

    private record Found(String group, List<String> posts, LocalDate since, long waiting, long blocked,
            boolean conflict, List<String> given, List<String> people, List<String> reasons) {

        VacantGroup said(Map<String, String> names) {
            GroupId id = GroupId.parse(group).orElseThrow();
            return new VacantGroup(group, BodyRef.of(id.body(), names.get(id.body())), id.role().label(), posts, since,
                    waiting, blocked, conflict, given.isEmpty() ? null : GroupWords.said(given, names), people, reasons);
        }
    }

    /**
     * @param group whose work it is, for example {@code BDVTU:leader}
     * @param role in words
     * @param posts titles of the posts that nobody holds; empty when there are people who cannot or may not act
     * @param since first day without a holder, or of the oldest work that waits
     * @param waiting open tasks that others have
     * @param blocked those of them that nobody in the whole line can do
     * @param conflict there are people, but they did or wrote what they would have to decide on
     * @param givenTo who has the work now, in words; null when there is none
     * @param people who took it
     * @param reasons Vietnamese sentences
     */
    public record VacantGroup(String group, BodyRef body, String role, List<String> posts, LocalDate since,
            long waiting, long blocked, boolean conflict, String givenTo, List<String> people, List<String> reasons) {}

    /**
     * @param waiting open tasks that others have than those they were meant for
     * @param blocked those that nobody can do
     * @param groups whose work it is, how many
     */
    public record Attention(long waiting, long blocked, long groups) {}
}
