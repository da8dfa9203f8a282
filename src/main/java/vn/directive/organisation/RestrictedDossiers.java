package vn.directive.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which bodies may know of which restricted dossier; a restricted dossier is an engine tenant of its own. */
@Service
public class RestrictedDossiers {

    private final JdbcClient jdbc;
    private final Clock clock;

    RestrictedDossiers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Lets bodies know of the dossier; those that already may stay admitted. */
    public void admit(String tenantId, Collection<String> bodies) {
        jdbc.sql("""
                insert into dossier_access (tenant_id, body_code) select :tenant, unnest(:bodies)
                on conflict do nothing""")
                .param("tenant", tenantId).param("bodies", bodies.toArray(String[]::new)).update();
    }

    /** Tenants whose dossiers a person may know of now, through any body they act for. */
    public Set<String> tenantsOf(String username) {
        return Set.copyOf(jdbc.sql("""
                select distinct d.tenant_id from membership(:today) m join dossier_access d on d.body_code = m.body
                where m.username = :name""")
                .param("today", LocalDate.now(clock)).param("name", username).query(String.class).list());
    }
}
