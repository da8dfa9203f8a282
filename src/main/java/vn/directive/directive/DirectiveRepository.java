package vn.directive.directive;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.Directives.NewDirective;

/** Rows of dossiers. */
@Repository
class DirectiveRepository {

    private static final String VIEW = """
            select d.*, array(select c.body from directive_coordinating_body c
                              where c.directive_id = d.id and c.body <> d.lead_body order by c.body)
                       as coordinating_bodies
            from directive d
            """;

    /** Letters and digits that nobody takes for one another when reading a number out. */
    private static final String UNAMBIGUOUS = "ABCDEGHKLMNPQRSTUVXY3456789";
    private static final int RESTRICTED_LENGTH = 8;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    DirectiveRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the next number of the year; the row stays locked until the transaction ends, so none is lost. */
    String nextDossierNumber(int year) {
        int number = jdbc.sql("""
                insert into dossier_number_series (year, last) values (:year, 1)
                on conflict (year) do update set last = dossier_number_series.last + 1 returning last
                """).param("year", year).query(Integer.class).single();
        return "HS-%d-%03d".formatted(year, number);
    }

    /** A number outside the series: a gap would tell everybody that there is a restricted dossier, and when it began. */
    String restrictedDossierNumber(int year) {
        return "HS-%d-%s".formatted(year, random.ints(RESTRICTED_LENGTH, 0, UNAMBIGUOUS.length())
                .mapToObj(i -> UNAMBIGUOUS.substring(i, i + 1)).collect(Collectors.joining()));
    }

    void insert(UUID id, String dossierNumber, NewDirective directive, Phase phase, LocalDate openedOn,
            String openedBy) {
        jdbc.sql("""
                insert into directive (id, dossier_number, subject, reason, issuer, lead_body, office, standing_board,
                    phase, urgency, source, round_modes, tenant_id, opened_on, opened_by)
                values (:id, :number, :subject, :reason, :issuer, :leadBody, :office, :standingBoard, :phase, :urgency,
                    :source, string_to_array(:roundModes, ','), :tenantId, :openedOn, :openedBy)
                """)
                .param("id", id).param("number", dossierNumber).param("subject", directive.subject())
                .param("reason", directive.reason()).param("issuer", directive.issuer())
                .param("leadBody", directive.leadBody()).param("office", directive.office())
                .param("standingBoard", directive.standingBoard()).param("phase", phase.name())
                .param("urgency", directive.urgency()).param("source", directive.source())
                .param("roundModes", String.join(",", directive.roundModes())).param("tenantId", directive.tenantId())
                .param("openedOn", openedOn).param("openedBy", openedBy).update();
    }

    Optional<DirectiveView> find(UUID id) {
        return jdbc.sql(VIEW + "where d.id = :id").param("id", id).query(DirectiveRepository::view).optional();
    }

    Optional<DirectiveView> findByDossierNumber(String number) {
        return jdbc.sql(VIEW + "where d.dossier_number = :number").param("number", number)
                .query(DirectiveRepository::view).optional();
    }

    /** Locks the row, so that two changes of one dossier follow each other. */
    Optional<Directive> lock(UUID id) {
        return jdbc.sql(VIEW + "where d.id = :id for update of d").param("id", id).query(DirectiveRepository::view)
                .optional().map(Directive::new);
    }

    void save(Directive directive) {
        jdbc.sql("""
                update directive set phase = :phase, lead_body = :leadBody, draft_deadline = :draftDeadline,
                    symbol = :symbol, issued_on = :issuedOn,
                    issued_by_body = case when cast(:symbol as text) is not null
                        then coalesce(issued_by_body, issuer) end,
                    ended_on = :endedOn, end_reason = :endReason,
                    end_decision_symbol = :endDecisionSymbol
                where id = :id
                """)
                .param("phase", directive.phase().name()).param("leadBody", directive.leadBody())
                .param("draftDeadline", directive.draftDeadline()).param("symbol", directive.symbol())
                .param("issuedOn", directive.issuedOn()).param("endedOn", directive.endedOn())
                .param("endReason", directive.endReason())
                .param("endDecisionSymbol", directive.endDecisionSymbol()).param("id", directive.id()).update();
    }

    void replaceCoordinatingBodies(UUID id, Collection<String> bodies) {
        jdbc.sql("delete from directive_coordinating_body where directive_id = :id").param("id", id).update();
        jdbc.sql("""
                insert into directive_coordinating_body (directive_id, body)
                select :id, b from unnest(string_to_array(:bodies, ',')) b on conflict do nothing
                """).param("id", id).param("bodies", String.join(",", bodies)).update();
    }

    void addAddressees(UUID id, Collection<String> bodies) {
        jdbc.sql("""
                insert into directive_addressee (directive_id, body)
                select :id, b from unnest(string_to_array(:bodies, ',')) b on conflict do nothing
                """).param("id", id).param("bodies", String.join(",", bodies)).update();
    }

    /** Who answers for them on this day, each once. */
    List<String> addressees(UUID id, LocalDate today) {
        return jdbc.sql("""
                select distinct case when b.code is null then living_body(a.owner, :today) else a.owner end as body
                from directive_addressee a
                left join body b on b.code = a.owner
                    and :today >= b.valid_from and (b.valid_to is null or :today <= b.valid_to)
                where a.directive_id = :id order by body
                """).param("id", id).param("today", today).query(String.class).list();
    }

    /** @param replacedOn null while the succession is only planned */
    void link(UUID predecessorId, UUID successorId, LocalDate replacedOn) {
        jdbc.sql("""
                insert into directive_lineage (predecessor_id, successor_id, replaced_on) values (:p, :s, :on)
                on conflict (predecessor_id, successor_id) do update set replaced_on = excluded.replaced_on
                """).param("p", predecessorId).param("s", successorId).param("on", replacedOn).update();
    }

    private static DirectiveView view(ResultSet row, int index) throws SQLException {
        return new DirectiveView(row.getObject("id", UUID.class), row.getString("dossier_number"),
                row.getString("subject"), row.getString("reason"), row.getString("issuer"),
                row.getString("lead_body"), row.getString("office"), row.getString("standing_board"),
                Phase.valueOf(row.getString("phase")), row.getString("urgency"), row.getString("tenant_id") != null,
                row.getString("symbol"), row.getObject("issued_on", LocalDate.class),
                row.getObject("draft_deadline", LocalDate.class), strings(row, "round_modes"),
                strings(row, "coordinating_bodies"), row.getObject("opened_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }
}
