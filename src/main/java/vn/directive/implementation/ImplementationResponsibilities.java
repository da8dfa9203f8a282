package vn.directive.implementation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.StoredResponsibilities.Tools;

/** What bodies answer for in carrying a directive out: their plans, and what inspections ask of them. */
@Configuration(proxyBeanMethods = false)
class ImplementationResponsibilities {

    @Bean
    Responsibilities plansToMake(Tools tools) {
        return plans(tools, "implementation-plan", "kế hoạch thực hiện chưa được chấp nhận",
                "p.state not in ('ACCEPTED', 'WITHDRAWN')");
    }

    /** Somebody has to keep what was promised, and to report on it. */
    @Bean
    Responsibilities plansToCarryOut(Tools tools) {
        return plans(tools, "accepted-plan", "kế hoạch thực hiện đã được chấp nhận", "p.state = 'ACCEPTED'");
    }

    private static Responsibilities plans(Tools tools, String kind, String label, String open) {
        return tools.stored(kind, label, """
                select p.id::text, p.owner, p.directive_id, 'Kế hoạch thực hiện của '
                    || coalesce(body_name(p.body, :today), p.body) as title
                from implementation_plan p join directive d on d.id = p.directive_id
                where p.owner = any(:bodies) and d.ended_on is null and\s""" + open, """
                update implementation_plan p set owner = g.successor from given g
                where p.id = cast(g.id as uuid) and p.owner = g.predecessor
                """);
    }

    @Bean
    Responsibilities inspectionsToAnswer(Tools tools) {
        return tools.stored("inspection", "cuộc kiểm tra chưa kết thúc", """
                select i.id::text, i.owner, i.directive_id, 'Kiểm tra '
                    || coalesce(body_name(i.body, :today), i.body) as title
                from inspection i
                where i.owner = any(:bodies) and i.state not in ('NO_FAULT', 'REMEDIED', 'WITHDRAWN')
                """, """
                update inspection i set owner = g.successor from given g
                where i.id = cast(g.id as uuid) and i.owner = g.predecessor
                """);
    }
}
