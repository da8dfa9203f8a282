package vn.directive.reporting;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.StoredResponsibilities.Tools;

/** What bodies answer for in reporting: returns, briefings, and conclusions that they have to carry out. */
@Configuration(proxyBeanMethods = false)
class ReportingResponsibilities {

    @Bean
    Responsibilities awaitedReturns(Tools tools) {
        return tools.stored("report-request", "báo cáo định kỳ chưa được chấp nhận", """
                select q.id::text, q.owner, p.directive_id, 'Báo cáo ' || p.label || ' của '
                    || coalesce(body_name(q.body, :today), q.body) as title
                from report_request q join report_period p on p.id = q.period_id
                where q.owner = any(:bodies) and p.state in ('OPEN', 'COLLECTING')
                    and q.state in ('PLANNED', 'REQUESTED', 'DRAFTED', 'SUBMITTED', 'CLARIFYING')
                """, """
                update report_request q set owner = g.successor from given g
                where q.id = cast(g.id as uuid) and q.owner = g.predecessor
                """);
    }

    @Bean
    Responsibilities preparedBriefings(Tools tools) {
        return tools.stored("briefing", "kỳ giao ban đang chuẩn bị", """
                select b.id::text, b.owner, b.directive_id, b.label as title from briefing b
                where b.owner = any(:bodies) and b.state not in ('ISSUED', 'WITHDRAWN')
                """, """
                update briefing b set owner = g.successor from given g
                where b.id = cast(g.id as uuid) and b.owner = g.predecessor
                """);
    }

    /** The conclusion names its owner as it was written; who that is now stands beside it. */
    @Bean
    Responsibilities conclusionsToCarryOut(Tools tools) {
        return tools.stored("follow-up", "việc phải làm theo kết luận", """
                select t.id::text, t.body as owner, t.directive_id, t.what as title
                from follow_up_task t join directive d on d.id = t.directive_id
                where t.body = any(:bodies) and t.done_at is null and d.ended_on is null
                """, """
                update follow_up_task t set body = g.successor, owner = regexp_replace(t.owner, ' \\(nay: [^)]*\\)$',
                    '')
                    || ' (nay: ' || coalesce(body_name(g.successor, :today), g.successor) || ')'
                from given g where t.id = cast(g.id as uuid) and t.body = g.predecessor
                """);
    }
}
