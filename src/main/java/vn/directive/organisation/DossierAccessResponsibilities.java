package vn.directive.organisation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knowing of a restricted dossier goes to whoever takes the work, and to nobody else. */
@Component
@Order(100)
class DossierAccessResponsibilities implements Responsibilities {

    private final JdbcClient jdbc;

    DossierAccessResponsibilities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "dossier-access";
    }

    @Override
    public String label() {
        return "quyền xem hồ sơ hạn chế";
    }

    @Override
    public List<Responsibility> of(Collection<String> bodies) {
        return jdbc.sql("""
                select a.tenant_id, a.body_code, d.id from dossier_access a
                left join directive d on d.tenant_id = a.tenant_id
                where a.body_code = any(:bodies) order by a.body_code, a.tenant_id""")
                .param("bodies", bodies.toArray(String[]::new)).query((row, n) -> new Responsibility(kind(),
                        row.getString(1), row.getString(2), row.getObject(3, UUID.class), "Được xem hồ sơ hạn chế"))
                .list();
    }

    @Override
    public void handOver(List<HandOver> moves) {
        String[] tenants = moves.stream().map(move -> move.what().id()).toArray(String[]::new);
        String[] owners = moves.stream().map(move -> move.what().owner()).toArray(String[]::new);
        jdbc.sql("""
                insert into dossier_access (tenant_id, body_code)
                select distinct m.tenant, m.heir from unnest(:tenants, :owners, :heirs) as m (tenant, owner, heir)
                join dossier_access a on a.tenant_id = m.tenant and a.body_code = m.owner on conflict do nothing""")
                .param("tenants", tenants).param("owners", owners)
                .param("heirs", moves.stream().map(HandOver::successor).toArray(String[]::new)).update();
        jdbc.sql("""
                delete from dossier_access a using unnest(:tenants, :owners) as m (tenant, owner)
                where a.tenant_id = m.tenant and a.body_code = m.owner""")
                .param("tenants", tenants).param("owners", owners).update();
    }
}
