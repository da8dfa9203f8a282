package vn.directive.workflow.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;

/** Restricted dossiers. A logged-in person learns only of those that they may know of. */
class TenantDirectoryQuery extends TenantQueryImpl {

    private static final Map<String, String> COLUMNS = Map.of("ID_", "id", "NAME_", "id");
    private static final String OF_USER = """
            id in (select d.tenant_id from membership(:today) m join dossier_access d on d.body_code = m.body
                   where m.username = ?)""";

    private final transient Directory directory;

    TenantDirectoryQuery(Directory directory, CommandExecutor executor) {
        super(executor);
        this.directory = directory;
    }

    /** True when a person asks about a restricted dossier that they may not know of. */
    static boolean isHidden(Directory directory, String tenantId, CommandContext context) {
        return tenantId != null && context != null
                && ((TenantDirectoryQuery) new TenantDirectoryQuery(directory, null).tenantId(tenantId))
                        .executeCount(context) == 0;
    }

    @Override
    public long executeCount(CommandContext context) {
        return selection(context).count();
    }

    @Override
    public List<Tenant> executeList(CommandContext context, Page page) {
        return selection(context).list(COLUMNS, this, TenantDirectoryQuery::read);
    }

    private Directory.Selection selection(CommandContext context) {
        boolean asking = context.isAuthorizationCheckEnabled() && context.getAuthenticatedUserId() != null;
        return directory.from("(select distinct tenant_id as id from dossier_access) tenant")
                .and("id = ?", id).and("id = any(?)", ids).and("id = ?", name).and("id ilike ?", nameLike)
                .and("""
                        id in (select d.tenant_id from dossier_access d join org_group g on g.body = d.body_code
                               where g.id = ?)""", groupId)
                .and(OF_USER, userId)
                .and(OF_USER, asking ? context.getAuthenticatedUserId() : null);
    }

    private static Tenant read(ResultSet row, int n) throws SQLException {
        TenantEntity tenant = new TenantEntity(row.getString("id"));
        tenant.setName(tenant.getId());
        return tenant;
    }
}
