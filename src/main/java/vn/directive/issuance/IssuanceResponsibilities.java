package vn.directive.issuance;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.StoredResponsibilities.Tools;

/** What recipients answer for; a submission is the dossier's, and follows those who carry it. */
@Configuration(proxyBeanMethods = false)
class IssuanceResponsibilities {

    @Bean
    Responsibilities awaitedReceipts(Tools tools) {
        return tools.stored("directive-receipt", "chỉ thị chưa xác nhận đã nhận", """
                select r.id::text, r.owner, r.directive_id, 'Xác nhận đã nhận Chỉ thị '
                    || coalesce(d.symbol, '') || ' của ' || coalesce(body_name(r.body, :today), r.body) as title
                from directive_receipt r join directive d on d.id = r.directive_id
                where r.owner = any(:bodies) and r.state in ('ADDRESSED', 'SENT')
                """, """
                update directive_receipt r set owner = g.successor from given g
                where r.id = cast(g.id as uuid) and r.owner = g.predecessor
                """);
    }
}
