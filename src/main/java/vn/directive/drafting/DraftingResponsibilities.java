package vn.directive.drafting;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.StoredResponsibilities.Tools;

/** What bodies answer for while a draft is written. */
@Configuration(proxyBeanMethods = false)
class DraftingResponsibilities {

    @Bean
    Responsibilities draftsToWrite(Tools tools) {
        return tools.stored("drafting", "dự thảo đang soạn", """
                select a.id::text, a.body as owner, a.directive_id, 'Soạn thảo: ' || d.subject as title
                from drafting_assignment a join directive d on d.id = a.directive_id
                where a.body = any(:bodies) and a.state <> 'APPROVED' and d.ended_on is null
                """, """
                update drafting_assignment a set body = g.successor from given g
                where a.id = cast(g.id as uuid) and a.body = g.predecessor
                """);
    }

    /** Id: drafting and body. */
    @Bean
    Responsibilities draftsToHelpWith(Tools tools) {
        return tools.stored("drafting-coordination", "dự thảo đang phối hợp soạn", """
                select c.drafting_id || '/' || c.body as id, c.body as owner, a.directive_id,
                    'Phối hợp soạn thảo: ' || d.subject as title
                from drafting_coordinating_body c join drafting_assignment a on a.id = c.drafting_id
                join directive d on d.id = a.directive_id
                where c.body = any(:bodies) and a.state <> 'APPROVED' and d.ended_on is null
                """, """
                , left_out as (
                    delete from drafting_coordinating_body c using given g
                    where c.drafting_id = cast(split_part(g.id, '/', 1) as uuid) and c.body = g.predecessor
                        and c.body = split_part(g.id, '/', 2)
                    returning c.drafting_id, g.successor)
                insert into drafting_coordinating_body (drafting_id, body)
                select distinct drafting_id, successor from left_out on conflict do nothing
                """);
    }
}
