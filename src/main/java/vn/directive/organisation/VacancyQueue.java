package vn.directive.organisation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.shared.CurrentUser;

/** Posts that work asked for and nobody could take; whoever appoints people empties it by filling them. */
@Service
public class VacancyQueue {

    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final Clock clock;

    VacancyQueue(JdbcClient jdbc, CurrentUser user, Clock clock) {
        this.jdbc = jdbc;
        this.user = user;
        this.clock = clock;
    }

    /**
     * @param wantedGroup the group that could not take the task
     * @param givenTo the group that got it instead
     * @param reason Vietnamese sentence
     */
    public void add(String taskId, String wantedGroup, String givenTo, String reason) {
        jdbc.sql("""
                insert into vacancy (task_id, wanted_group, given_to, reason, at)
                values (:task, :wanted, :given, :reason, :at) on conflict (task_id, wanted_group) do nothing""")
                .param("task", taskId).param("wanted", wantedGroup).param("given", givenTo).param("reason", reason)
                .param("at", now()).update();
    }

    /**
     * What is still vacant, oldest first; entries whose group has somebody again are settled on the way. Work of
     * restricted dossiers is for those who may know of it.
     */
    @Transactional
    public List<Vacancy> open() {
        // With "exists" the database would work out the members of every group first.
        jdbc.sql("""
                update vacancy set resolved_at = :now
                where resolved_at is null and (
                    select true from membership(:today) where body = split_part(wanted_group, ':', 1)
                        and role = split_part(wanted_group, ':', 2) and available limit 1)""")
                .param("now", now()).param("today", LocalDate.now(clock)).update();
        return jdbc.sql("""
                select task_id, wanted_group, given_to, reason, at from vacancy
                where resolved_at is null and not exists (
                    select from act_ru_task t where t.id_ = task_id and t.tenant_id_ not in (
                        select a.tenant_id from dossier_access a join membership(:today) m on m.body = a.body_code
                        where m.username = :user))
                order by at, task_id""").param("today", LocalDate.now(clock)).param("user", user.username())
                .query((row, n) -> new Vacancy(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getTimestamp(5).toInstant())).list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    public record Vacancy(String taskId, String wantedGroup, String givenTo, String reason, Instant at) {}
}
