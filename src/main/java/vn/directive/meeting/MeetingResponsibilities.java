package vn.directive.meeting;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.StoredResponsibilities.Tools;

/** What bodies answer for around a meeting and the notice of its conclusions. */
@Configuration(proxyBeanMethods = false)
class MeetingResponsibilities {

    /** Id: meeting and body. A participant keeps its name once the meeting was held. */
    @Bean
    Responsibilities meetingsToCome(Tools tools) {
        return tools.stored("meeting-invitation", "buổi làm việc, hội thảo được mời", """
                select p.meeting_id || '/' || p.body as id, p.body as owner, m.directive_id,
                    'Dự họp: ' || d.subject as title
                from meeting_participant p join meeting m on m.id = p.meeting_id
                    join directive d on d.id = m.directive_id
                where p.body = any(:bodies) and m.state in ('PLANNING', 'SUBMITTED', 'ANNOUNCED', 'PREPARED')
                """, """
                , left_out as (
                    delete from meeting_participant p using given g
                    where p.meeting_id = cast(split_part(g.id, '/', 1) as uuid) and p.body = g.predecessor
                        and p.body = split_part(g.id, '/', 2)
                    returning p.meeting_id, p.position, p.invited, g.successor)
                insert into meeting_participant (meeting_id, position, body, name, invited)
                select meeting_id, min(position), successor, coalesce(body_name(successor, :today), successor),
                    bool_or(invited)
                from left_out group by meeting_id, successor
                on conflict do nothing
                """);
    }

    @Bean
    Responsibilities awaitedPapers(Tools tools) {
        return tools.stored("meeting-paper", "tham luận chưa gửi", """
                select p.id::text, p.owner, m.directive_id, 'Tham luận của '
                    || coalesce(body_name(p.body, :today), p.body) as title
                from meeting_paper p join meeting m on m.id = p.meeting_id
                where p.owner = any(:bodies) and p.state in ('WANTED', 'REQUESTED') and m.state <> 'CANCELLED'
                """, """
                update meeting_paper p set owner = g.successor from given g
                where p.id = cast(g.id as uuid) and p.owner = g.predecessor
                """);
    }

    @Bean
    Responsibilities draftsToBeAssigned(Tools tools) {
        return tools.stored("conclusion-notice", "thông báo kết luận sắp giao chủ trì soạn thảo", """
                select n.id::text, n.lead_body as owner, n.directive_id, 'Thông báo kết luận: ' || d.subject as title
                from conclusion_notice n join directive d on d.id = n.directive_id
                where n.lead_body = any(:bodies) and n.state <> 'ISSUED' and d.ended_on is null
                """, """
                update conclusion_notice n set lead_body = g.successor from given g
                where n.id = cast(g.id as uuid) and n.lead_body = g.predecessor
                """);
    }

    /** Id: notice and body. */
    @Bean
    Responsibilities coordinationToBeAssigned(Tools tools) {
        return tools.stored("conclusion-coordination", "thông báo kết luận sắp giao phối hợp soạn thảo", """
                select c.notice_id || '/' || c.body as id, c.body as owner, n.directive_id,
                    'Thông báo kết luận: ' || d.subject as title
                from conclusion_coordinating_body c join conclusion_notice n on n.id = c.notice_id
                join directive d on d.id = n.directive_id
                where c.body = any(:bodies) and n.state <> 'ISSUED' and d.ended_on is null
                """, """
                , left_out as (
                    delete from conclusion_coordinating_body c using given g
                    where c.notice_id = cast(split_part(g.id, '/', 1) as uuid) and c.body = g.predecessor
                        and c.body = split_part(g.id, '/', 2)
                    returning c.notice_id, g.successor)
                insert into conclusion_coordinating_body (notice_id, body)
                select distinct notice_id, successor from left_out on conflict do nothing
                """);
    }
}
