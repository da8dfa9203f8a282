package vn.directive.document;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.StoredResponsibilities.Tools;

/** What bodies answer for in papers: those that are not signed yet, and the registers that number them. */
@Configuration(proxyBeanMethods = false)
class DocumentResponsibilities {

    /**
     * Only what will be numbered, by the body of its day; what a body handed in stays its own. The dossier's table is
     * made by a later module, hence its name only: a draft counts until the directive is in force.
     */
    @Bean
    Responsibilities unsignedDocuments(Tools tools) {
        return tools.stored("document", "văn bản chưa ký, chưa ban hành", """
                select x.id::text, x.body as owner, x.directive_id, x.subject as title
                from document x join directive d on d.id = x.directive_id
                where x.body = any(:bodies) and x.state = 'DRAFT' and d.ended_on is null
                    and (x.kind in ('REMINDER_LETTER', 'BRIEFING_CONCLUSION', 'INSPECTION_CONCLUSION',
                            'COMMENDATION_DECISION')
                        or d.symbol is null and x.kind in ('CONCLUSION_NOTICE', 'DRAFT', 'COMMENT_LETTER', 'SUBMISSION',
                            'DIRECTIVE'))
                """, """
                update document x set body = g.successor from given g
                where x.id = cast(g.id as uuid) and x.body = g.predecessor and x.state = 'DRAFT'
                """);
    }

    /** Handing a register over closes it: the successor numbers in its own. A body that lives on keeps its own. */
    @Bean
    Responsibilities openRegisters(Tools tools) {
        return tools.stored("number-register", "sổ đăng ký văn bản", """
                select r.id::text, r.owner, null::uuid as directive_id, 'Sổ ' || r.type_code || ', ' || r.scope_key
                    as title
                from number_register r where r.owner = any(:bodies) and r.closed_on is null
                """, """
                update number_register r set continued_by = g.successor,
                    closed_on = (select max(b.valid_to) from body b where b.code = g.predecessor)
                from given g
                where r.id = cast(g.id as uuid) and r.owner = g.predecessor and r.closed_on is null and not exists (
                    select from body b
                    where b.code = g.predecessor and (b.valid_to is null or b.valid_to >= :today))
                """);
    }
}
