package vn.directive.consultation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.StoredResponsibilities.Tools;

/** What bodies answer for in comment rounds: leading them, answering, coming to their conference. */
@Configuration(proxyBeanMethods = false)
class ConsultationResponsibilities {

    private static final String ROUND = "'Lấy ý kiến vòng ' || r.number";
    private static final String TO_OWNER = """
            update round_request q set owner = g.successor from given g
            where q.id = cast(g.id as uuid) and q.owner = g.predecessor
            """;

    @Bean
    Responsibilities ledRounds(Tools tools) {
        return tools.stored("comment-round", "vòng lấy ý kiến đang chủ trì", "select r.id::text, r.lead_body as owner, "
                + "r.directive_id, " + ROUND + """
                 as title from comment_round r
                where r.lead_body = any(:bodies) and r.state in ('PREPARING', 'OPEN', 'CLOSED')
                """, """
                update comment_round r set lead_body = g.successor from given g
                where r.id = cast(g.id as uuid) and r.lead_body = g.predecessor
                """);
    }

    @Bean
    Responsibilities awaitedReplies(Tools tools) {
        return tools.stored("round-request", "yêu cầu góp ý chưa trả lời", requests("""
                r.state in ('PREPARING', 'OPEN', 'CLOSED') and q.state in ('PLANNED', 'SENT', 'ACCEPTED', 'PREPARED')
                """), TO_OWNER);
    }

    /** Until the synthesis is approved, somebody wants to hear what becomes of it. */
    @Bean
    Responsibilities sentReplies(Tools tools) {
        return tools.stored("round-reply", "ý kiến đã gửi, đang chờ tiếp thu, giải trình", requests("""
                r.state in ('OPEN', 'CLOSED') and q.state in ('ANSWERED', 'DECLINED')
                """), TO_OWNER);
    }

    private static String requests(String open) {
        return "select q.id::text, q.owner, r.directive_id, 'Góp ý vòng ' || r.number || ' của ' || "
                + "coalesce(body_name(q.body, :today), q.body) as title from round_request q "
                + "join comment_round r on r.id = q.round_id where q.owner = any(:bodies) and " + open;
    }

    /** Id: round and body. */
    @Bean
    Responsibilities invitations(Tools tools) {
        return tools.stored("conference-invitation", "lời mời dự hội nghị góp ý",
                "select b.round_id || '/' || b.body as id, b.body as owner, r.directive_id, 'Hội nghị góp ý vòng ' "
                + """
                || r.number as title from conference_body b
                join conference c on c.round_id = b.round_id join comment_round r on r.id = b.round_id
                where b.body = any(:bodies) and c.recorded_at is null and r.state in ('PREPARING', 'OPEN')
                """, """
                , left_out as (
                    delete from conference_body b using given g
                    where b.round_id = cast(split_part(g.id, '/', 1) as uuid) and b.body = g.predecessor
                        and b.body = split_part(g.id, '/', 2)
                    returning b.round_id, g.successor)
                insert into conference_body (round_id, body) select distinct round_id, successor from left_out
                on conflict do nothing
                """);
    }
}
