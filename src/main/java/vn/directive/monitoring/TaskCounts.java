package vn.directive.monitoring;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.shared.CurrentUser;

/**
 * How many tasks stand behind each of the product's filters, in one statement whose cost follows the tasks of the
 * person's groups and not all open ones. The conditions are those of the filters; a test compares.
 */
@Service
@Transactional(readOnly = true)
public class TaskCounts {

    /** People read "99+"; more is not worth counting. */
    public static final int LIMIT = 100;

    private static final String COUNTS = """
            with person as materialized (
                select group_id from group_membership(:today) where username = :user
            ), known as materialized (
                select a.tenant_id from dossier_access a join membership(:today) m on m.body = a.body_code
                where m.username = :user
            ), mine as materialized (
                select t.assignee_, t.due_date_, t.proc_inst_id_
                from (select l.task_id_ from act_ru_identitylink l join person p on p.group_id = l.group_id_
                      where l.type_ = 'candidate'
                      union
                      select l.task_id_ from act_ru_identitylink l where l.type_ = 'candidate' and l.user_id_ = :user) l
                join act_ru_task t on t.id_ = l.task_id_
                where t.suspension_state_ = 1
                    and (t.tenant_id_ is null or t.tenant_id_ in (select k.tenant_id from known k))
            ), own as (
                select * from mine where assignee_ is null or assignee_ = :user
            ), watched as materialized (
                select e.id_ from directive_watch w join act_ru_execution e on e.business_key_ = w.directive_id::text
                where w.username = :user and (e.tenant_id_ is null or e.tenant_id_ in (select k.tenant_id from known k))
            )
            select (select count(*) from (select from own limit :limit) x) as mine,
                   (select count(*) from (select from mine limit :limit) x) as body,
                   (select count(*) from (select from own where due_date_ > :now and due_date_ < :week limit :limit) x)
                       as week,
                   (select count(*) from (select from own where due_date_ < :now limit :limit) x) as overdue,
                   case when exists (select from person where group_id = 'managers')
                   then (select count(*) from (select from watched e join act_ru_task t on t.proc_inst_id_ = e.id_
                                               where t.suspension_state_ = 1 limit :limit) x)
                   else (select count(*) from (select from watched e join mine t on t.proc_inst_id_ = e.id_
                                               limit :limit) x) end as watched
            """;

    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final Clock clock;

    TaskCounts(JdbcClient jdbc, CurrentUser user, Clock clock) {
        this.jdbc = jdbc;
        this.user = user;
        this.clock = clock;
    }

    /** By key of the filter; {@link #LIMIT} stands for that many or more. */
    public Map<String, Integer> mine() {
        Instant now = clock.instant();
        return jdbc.sql(COUNTS).param("user", user.username()).param("today", LocalDate.now(clock))
                .param("now", Timestamp.from(now)).param("week", Timestamp.from(now.plus(Duration.ofDays(7))))
                .param("limit", LIMIT)
                .query((row, n) -> Map.of("mine", row.getInt("mine"), "body", row.getInt("body"),
                        "week", row.getInt("week"), "overdue", row.getInt("overdue"),
                        "watched", row.getInt("watched"))).single();
    }
}
