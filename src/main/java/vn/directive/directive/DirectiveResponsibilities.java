package vn.directive.directive;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.StoredResponsibilities.Tools;

/** What bodies answer for in the dossier itself, as long as it has not ended. */
@Configuration(proxyBeanMethods = false)
class DirectiveResponsibilities {

    private static final String TITLE =
            "coalesce('Chỉ thị ' || d.symbol, 'Hồ sơ ' || d.dossier_number) || ': ' || d.subject";

    @Bean
    Responsibilities ledDossiers(Tools tools) {
        return carried(tools, "lead_body", "directive-lead", "hồ sơ chỉ thị đang chủ trì", "Cơ quan chủ trì");
    }

    @Bean
    Responsibilities dossiersOfOffice(Tools tools) {
        return carried(tools, "office", "directive-office", "hồ sơ chỉ thị Văn phòng đang giúp việc", "Văn phòng");
    }

    @Bean
    Responsibilities dossiersOfStandingBoard(Tools tools) {
        return carried(tools, "standing_board", "directive-standing-board", "hồ sơ chỉ thị Thường trực đang cho ý kiến",
                "Thường trực");
    }

    @Bean
    Responsibilities decidedDossiers(Tools tools) {
        return carried(tools, "issuer", "directive-issuer", "hồ sơ chỉ thị đang quyết định",
                "Cơ quan có thẩm quyền quyết định");
    }

    private static Responsibilities carried(Tools tools, String column, String kind, String label, String role) {
        return tools.stored(kind, label, "select d.id::text, d." + column + " as owner, d.id as directive_id, " + TITLE
                + " as title from directive d where d.ended_on is null and d." + column + " = any(:bodies)", """
                , moved as (
                    update directive d set COLUMN = g.successor from given g
                    where d.id = cast(g.id as uuid) and d.COLUMN = g.predecessor
                    returning d.id, g.predecessor, g.successor)
                insert into timeline_entry (directive_id, kind, title, recorded_at, recorded_by)
                select id, 'directive.handedOver', 'ROLE: ' || coalesce(body_name(predecessor, :today), predecessor)
                    || ' chuyển giao cho ' || coalesce(body_name(successor, :today), successor), :now, :user
                from moved
                """.replace("COLUMN", column).replace("ROLE", role));
    }

    /** Id: dossier and body. */
    @Bean
    Responsibilities coordination(Tools tools) {
        return tools.stored("directive-coordination", "hồ sơ chỉ thị đang phối hợp soạn thảo",
                "select d.id || '/' || c.body as id, c.body as owner, d.id as directive_id, " + TITLE + """
                 as title from directive_coordinating_body c join directive d on d.id = c.directive_id
                where c.body = any(:bodies) and d.ended_on is null and d.symbol is null
                """, """
                , left_out as (
                    delete from directive_coordinating_body c using given g
                    where c.directive_id = cast(split_part(g.id, '/', 1) as uuid) and c.body = g.predecessor
                        and c.body = split_part(g.id, '/', 2)
                    returning c.directive_id, g.successor)
                insert into directive_coordinating_body (directive_id, body)
                select distinct directive_id, successor from left_out on conflict do nothing
                """);
    }

    /** Id: dossier and the body that the directive was addressed to. */
    @Bean
    Responsibilities addressed(Tools tools) {
        return tools.stored("directive-addressee", "chỉ thị phải thực hiện",
                "select d.id || '/' || a.body as id, a.owner, d.id as directive_id, " + TITLE + """
                 as title from directive_addressee a join directive d on d.id = a.directive_id
                where a.owner = any(:bodies) and d.ended_on is null
                """, """
                update directive_addressee a set owner = g.successor from given g
                where a.directive_id = cast(split_part(g.id, '/', 1) as uuid) and a.body = split_part(g.id, '/', 2)
                    and a.owner = g.predecessor
                """);
    }

    /** Id: dossier and number of the task. */
    @Bean
    Responsibilities ledKeyTasks(Tools tools) {
        return tools.stored("key-task", "nhiệm vụ trọng tâm đang chủ trì", """
                select d.id || '/' || k.number as id, k.lead_body as owner, d.id as directive_id,
                    'Nhiệm vụ ' || k.number || ': ' || k.text as title
                from key_task k join directive d on d.id = k.directive_id
                where k.lead_body = any(:bodies) and d.ended_on is null
                """, """
                update key_task k set lead_body = g.successor from given g
                where k.directive_id = cast(split_part(g.id, '/', 1) as uuid)
                    and k.number = cast(split_part(g.id, '/', 2) as integer) and k.lead_body = g.predecessor
                """);
    }
}
