package vn.directive.monitoring;

/** Which asked bodies owe something whose day is past; one rule for the figure and for the list behind it. */
final class LateBodies {

    /**
     * Rows {@code directive_id, occasion, body, what, due, instance, asked} of dossiers that have not ended, with
     * the parameter {@code today}. The body is the one that owes it now, of whatever body it was asked. It may owe
     * several things, but only one at an occasion unless others were asked for them.
     */
    static final String ROWS = """
            select r.directive_id, r.id as occasion, q.owner as body, 'Góp ý vòng ' || r.number as what, q.due,
                q.process_instance_id as instance, q.body as asked
            from round_request q join comment_round r on r.id = q.round_id
            where r.state = 'OPEN' and q.state in ('SENT', 'ACCEPTED', 'PREPARED') and q.due < :today
            union all
            select p.directive_id, p.directive_id, p.owner, 'Kế hoạch thực hiện', p.due_on, null,
                p.body
            from implementation_plan p join directive d on d.id = p.directive_id
            where d.ended_on is null and p.submitted_at is null and p.state <> 'WITHDRAWN' and p.due_on < :today
            union all
            select p.directive_id, p.id, q.owner, 'Báo cáo ' || p.label, coalesce(q.due_on, p.due_on), null,
                q.body
            from report_request q join report_period p on p.id = q.period_id
            where p.state in ('OPEN', 'COLLECTING') and q.state in ('REQUESTED', 'DRAFTED')
                and coalesce(q.due_on, p.due_on) < :today
            union all
            select v.directive_id, v.id, q.owner, v.label, v.reports_due_on, null, q.body
            from review_request q join review v on v.id = q.review_id
            where q.state = 'REQUESTED' and v.reports_due_on < :today
            """;

    /**
     * Rows {@code directive_id, late_bodies}, with the parameter {@code today}. Telling bodies apart means sorting them
     * all; it is needed only where a dossier waits at several occasions or for what a body inherited.
     */
    static final String FIGURES = """
            select directive_id, case when count(*) = 1 and not bool_or(inherited) then max(bodies) else (
                select count(distinct again.body) from (
            """ + ROWS + """
                ) again where again.directive_id = once.directive_id) end as late_bodies
            from (select directive_id, occasion, count(*) as bodies, bool_or(body <> asked) as inherited from (
            """ + ROWS + """
                ) owed group by 1, 2) once group by 1
            """;

    private LateBodies() {}
}
