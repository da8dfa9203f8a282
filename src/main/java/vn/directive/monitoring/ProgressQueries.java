package vn.directive.monitoring;

import static vn.directive.monitoring.Rows.date;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Phase;
import vn.directive.document.DossierAccess;
import vn.directive.shared.WorkingCalendar;

/** Where a directive stands: its phases with their days, and what falls due next. */
@Service
@Transactional(readOnly = true)
public class ProgressQueries {

    private static final List<Phase> USUAL = List.of(Phase.MEETING, Phase.CONCLUSION, Phase.DRAFTING,
            Phase.CONSULTATION, Phase.ISSUANCE, Phase.IN_FORCE, Phase.CLOSED);
    private static final int MOST_DEADLINES = 5;

    /** Entries name the phase by its label; the first phase begins with the dossier, being in force with its issue. */
    private static final String STANDING = """
            select d.phase, d.source, d.opened_on, d.issued_on, d.ended_on, d.end_reason,
                   array(select e.title || '|' || to_char(min(e.recorded_at) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')
                         from timeline_entry e where e.directive_id = d.id and e.kind = 'phase.entered'
                         group by e.title) as entered
            from directive d where d.id = :id
            """;

    private static final String DEADLINES = """
            select what, due from (
                select 'Trình dự thảo' as what, d.draft_deadline as due from directive d
                where d.id = :id and d.phase in ('MEETING', 'CONCLUSION', 'DRAFTING')
                union all
                select 'Vòng ' || r.number || ' lấy ý kiến: hạn trả lời', r.deadline from comment_round r
                where r.directive_id = :id and r.state = 'OPEN'
                union all
                (select c.label, c.due_on from calendar_event c
                where c.directive_id = :id and c.due_on >= :today order by c.due_on limit 3)
                union all
                select t.name_, min((t.due_date_ at time zone 'Asia/Ho_Chi_Minh')::date)
                from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_
                where e.business_key_ = :key and t.due_date_ is not null group by t.name_
            ) all_of_them where due is not null order by due, what limit
            """ + MOST_DEADLINES;

    private final JdbcClient jdbc;
    private final DossierAccess access;
    private final WorkingCalendar calendar;
    private final Clock clock;

    ProgressQueries(JdbcClient jdbc, DossierAccess access, WorkingCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @throws vn.directive.shared.NotFoundException when there is no such dossier or the user may not know of it */
    public Progress progress(UUID directiveId) {
        access.require(directiveId);
        LocalDate today = LocalDate.now(clock);
        List<Deadline> deadlines = jdbc.sql(DEADLINES).param("id", directiveId).param("key", directiveId.toString())
                .param("today", today).query((row, index) -> {
                    DueInWords due = DueInWords.of(date(row, "due"), today, calendar);
                    return new Deadline(row.getString("what"), date(row, "due"), due.words(), due.urgency());
                }).list();
        return jdbc.sql(STANDING).param("id", directiveId)
                .query((row, index) -> new Progress(phases(row), deadlines, row.getString("end_reason"))).single();
    }

    private static List<PhaseStep> phases(ResultSet row) throws SQLException {
        Phase present = Phase.valueOf(row.getString("phase"));
        Map<String, LocalDate> entered = new LinkedHashMap<>();
        for (String entry : Rows.strings(row, "entered")) {
            int bar = entry.lastIndexOf('|');
            entered.put(entry.substring(entry.indexOf(": ") + 2, bar), LocalDate.parse(entry.substring(bar + 1)));
        }
        List<Phase> order = new ArrayList<>(USUAL);
        if (!"MEETING".equals(row.getString("source"))) {
            order.remove(Phase.MEETING);
        }
        if (present.isEnded()) {
            order.set(order.size() - 1, present);
        }
        if (present == Phase.CANCELLED) {
            order.removeIf(phase -> phase != present && phase != order.get(0) && !entered.containsKey(phase.label()));
        }
        List<PhaseStep> steps = new ArrayList<>();
        for (Phase phase : order) {
            int difference = order.indexOf(phase) - order.indexOf(present);
            LocalDate since = phase.isEnded() ? date(row, "ended_on") : phase == Phase.IN_FORCE ? date(row, "issued_on")
                    : phase == order.get(0) ? date(row, "opened_on") : entered.get(phase.label());
            steps.add(new PhaseStep(phase.label(), difference < 0 ? "PAST" : difference == 0 ? "PRESENT" : "COMING",
                    difference > 0 ? null : since));
        }
        return steps;
    }

    /** @param endReason why the dossier ended, or null */
    public record Progress(List<PhaseStep> phases, List<Deadline> deadlines, String endReason) {}

    /**
     * @param state PAST, PRESENT or COMING
     * @param since first day; null when it has not begun or its day is not known
     */
    public record PhaseStep(String label, String state, LocalDate since) {}

    /** @param urgency NORMAL, SOON (two working days or less) or OVERDUE */
    public record Deadline(String what, LocalDate due, String dueInWords, String urgency) {}
}
