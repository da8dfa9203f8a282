package vn.directive.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Work that others have than those it was meant for, because nobody there could take it or might decide on it; whoever
 * appoints people empties it by filling posts.
 */
@Service
public class VacancyQueue {

    private static final String SELECT = """
            select task_id, wanted_group, given_to, added, conflict, blocked, reason, at from vacancy
            where resolved_at is null
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    VacancyQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Enters a task, or where it is now and why when it is there already; a settled entry opens again. */
    public void add(Entry entry) {
        jdbc.sql("""
                insert into vacancy (task_id, wanted_group, given_to, added, conflict, blocked, reason, at)
                values (:task, :wanted, :given, :added, :conflict, :blocked, :reason, :at)
                on conflict (task_id, wanted_group) do update set given_to = excluded.given_to,
                    added = excluded.added, conflict = excluded.conflict, blocked = excluded.blocked,
                    reason = excluded.reason, resolved_at = null, resolution = null,
                    at = case when vacancy.resolved_at is null then vacancy.at else excluded.at end""")
                .param("task", entry.taskId()).param("wanted", entry.wantedGroup()).param("given", entry.givenTo())
                .param("added", entry.added()).param("conflict", entry.conflict()).param("blocked", entry.blocked())
                .param("reason", entry.reason()).param("at", Timestamp.from(clock.instant())).update();
    }

    /** What is open, oldest first. */
    public List<Vacancy> open() {
        return jdbc.sql(SELECT + "order by at, task_id, wanted_group").query(VacancyQueue::read).list();
    }

    public void settle(String taskId, String wantedGroup, Resolution resolution) {
        jdbc.sql("""
                update vacancy set resolved_at = :now, resolution = :how
                where task_id = :task and wanted_group = :wanted and resolved_at is null""")
                .param("now", Timestamp.from(clock.instant())).param("how", resolution.name()).param("task", taskId)
                .param("wanted", wantedGroup).update();
    }

    /** The task went to others by a decision: it waits for nobody's post any longer. */
    public void end(String taskId) {
        jdbc.sql("update vacancy set resolved_at = :now, resolution = 'ENDED' where task_id = :task and resolved_at is null")
                .param("now", Timestamp.from(clock.instant())).param("task", taskId).update();
    }

    private static Vacancy read(ResultSet row, int n) throws SQLException {
        return new Vacancy(row.getString("task_id"), row.getString("wanted_group"), row.getString("given_to"),
                row.getBoolean("added"), row.getBoolean("conflict"), row.getBoolean("blocked"),
                row.getString("reason"), row.getTimestamp("at").toInstant());
    }

    /** How an entry was settled. */
    public enum Resolution {
        /** The work went back to the group that it was meant for. */
        FILLED,
        /** It could have gone back, but somebody works on it. */
        KEPT,
        /** The task is over, or went to others by a decision. */
        ENDED
    }

    /**
     * @param wantedGroup the group that could not take the task
     * @param givenTo the group that got it instead
     * @param added whether the other group got it for this reason only
     * @param conflict whether there are people, who may not decide on it
     * @param blocked whether nobody in the whole line can act
     * @param reason Vietnamese sentence
     */
    public record Entry(String taskId, String wantedGroup, String givenTo, boolean added, boolean conflict,
            boolean blocked, String reason) {}

    /** {@link Entry} with when it was entered. */
    public record Vacancy(String taskId, String wantedGroup, String givenTo, boolean added, boolean conflict,
            boolean blocked, String reason, Instant at) {}
}
