package vn.directive.directive;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.directive.organisation.RestrictedDossiers;

@Component
class JdbcRestrictedDossiers implements RestrictedDossiers {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcRestrictedDossiers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Set<UUID> hiddenFrom(String username, Collection<UUID> directiveIds) {
        return Set.copyOf(jdbc.sql("""
                select d.id from directive d where d.id = any(:ids) and d.tenant_id is not null and not exists (
                    select from dossier_access a join membership(:today) m on m.body = a.body_code
                    where a.tenant_id = d.tenant_id and m.username = :user)""")
                .param("ids", directiveIds.toArray(UUID[]::new)).param("today", LocalDate.now(clock))
                .param("user", username).query(UUID.class).list());
    }
}
