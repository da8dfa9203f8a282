package vn.directive.reporting;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.shared.NotFoundException;

@Repository
@Transactional(readOnly = true)
class PeriodQueries implements Periods {

    /** Received returns that no superior's return contains. */
    static final String COUNTED = "r.state in ('SUBMITTED', 'ACCEPTED') and r.counted_in is null";

    private static final String PERIOD = """
            select p.*, count(r.id) as asked,
                   count(r.id) filter (where r.state in ('SUBMITTED', 'ACCEPTED')) as received,
                   count(r.id) filter (where r.state = 'ACCEPTED') as accepted,
                   count(r.id) filter (where r.state in ('SUBMITTED', 'ACCEPTED') and r.late_days > 0) as late,
                   count(r.id) filter (where r.state not in ('SUBMITTED', 'ACCEPTED')) as missing
            from report_period p left join report_request r on r.period_id = p.id
            """;
    private static final String REQUEST = """
            select r.id, r.period_id, p.directive_id, r.body, r.owner, r.state, coalesce(r.due_on, p.due_on) as due_on,
                   r.summary, r.change_reason, r.evidence, r.first_sent_at, r.sent_at, r.late_days, r.return_note,
                   r.question, r.clarifications, r.counted_in, r.document_id
            from report_request r join report_period p on p.id = r.period_id
            """;

    private final JdbcClient jdbc;

    PeriodQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PeriodView> ofDirective(UUID directiveId) {
        return jdbc.sql(PERIOD + "where p.directive_id = :id group by p.id order by p.period_to, p.opened_at")
                .param("id", directiveId).query(PeriodView.class).list();
    }

    @Override
    public PeriodView get(UUID periodId) {
        return jdbc.sql(PERIOD + "where p.id = :id group by p.id").param("id", periodId).query(PeriodView.class)
                .optional().orElseThrow(Periods::unknown);
    }

    @Override
    public List<Indicator> indicators(UUID periodId) {
        return jdbc.sql("""
                select code, name, unit, cumulative, part_of from period_indicator
                where period_id = :id order by position
                """)
                .param("id", periodId).query(Indicator.class).list();
    }

    @Override
    public List<RequestView> requests(UUID periodId) {
        return jdbc.sql(REQUEST + "where r.period_id = :id order by r.body")
                .param("id", periodId).query(RequestView.class).list();
    }

    @Override
    public RequestView request(UUID requestId) {
        return jdbc.sql(REQUEST + "where r.id = :id").param("id", requestId).query(RequestView.class).optional()
                .orElseThrow(() -> new NotFoundException("Không tìm thấy báo cáo."));
    }

    @Override
    public List<FigureView> figures(UUID requestId) {
        return jdbc.sql("""
                select i.code, i.name, i.unit, f.value
                from report_request r join period_indicator i on i.period_id = r.period_id
                     left join report_figure f on f.request_id = r.id and f.code = i.code
                where r.id = :id order by i.position
                """)
                .param("id", requestId).query(FigureView.class).list();
    }

    @Override
    public List<Progress> progress(UUID requestId) {
        return jdbc.sql("""
                select key_task, what, done, not_done, cause, proposal from key_task_progress
                where request_id = :id order by position
                """)
                .param("id", requestId).query(Progress.class).list();
    }

    @Override
    public List<TotalView> totals(UUID periodId) {
        boolean frozen = get(periodId).frozenAt() != null;
        String sql = frozen ? """
                select i.code, i.name, i.unit, coalesce(t.total, 0) as total, coalesce(t.units, 0) as units
                from period_indicator i left join period_total t on t.period_id = i.period_id and t.code = i.code
                where i.period_id = :id order by i.position
                """ : """
                select i.code, i.name, i.unit, coalesce(sum(f.value), 0) as total, count(f.value) as units
                from period_indicator i
                     left join report_request r on r.period_id = i.period_id and %s
                     left join report_figure f on f.request_id = r.id and f.code = i.code
                where i.period_id = :id group by i.code, i.name, i.unit, i.position order by i.position
                """.formatted(COUNTED);
        return jdbc.sql(sql).param("id", periodId).query(TotalView.class).list();
    }

    @Override
    public List<ReminderView> reminders(UUID periodId) {
        return jdbc.sql("""
                select m.id, m.symbol, m.issued_on, m.new_due_on, count(b.body) as bodies
                from report_reminder m left join report_reminder_body b on b.reminder_id = m.id
                where m.period_id = :id group by m.id order by m.issued_on, m.symbol
                """)
                .param("id", periodId).query(ReminderView.class).list();
    }
}
