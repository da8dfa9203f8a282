package vn.directive.workflow.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;

/** Candidate groups {@code <body>:<role>} of type WORKFLOW, and the synthetic ones of type SYSTEM. */
class GroupDirectoryQuery extends GroupQueryImpl {

    private static final Map<String, String> COLUMNS = Map.of("ID_", "id", "NAME_", "name", "TYPE_", "type");

    private final transient Directory directory;

    GroupDirectoryQuery(Directory directory, CommandExecutor executor) {
        super(executor);
        this.directory = directory;
    }

    @Override
    public long executeCount(CommandContext context) {
        return selection(context).count();
    }

    @Override
    public List<Group> executeList(CommandContext context, Page page) {
        return selection(context).list(COLUMNS, this, GroupDirectoryQuery::read);
    }

    /** A group is called as its body is called today: a name may have been entered long before its first day. */
    private Directory.Selection selection(CommandContext context) {
        return directory.from("""
                (select id, body, role, case when body is null then 'SYSTEM' else 'WORKFLOW' end as type,
                     case when body is null then name
                         else split_part(name, ' – ', 1) || ' – ' || body_name(body, :today) end as name
                 from org_group) org_group""")
                .and("id = ?", id).and("id = any(?)", ids)
                .and("name = ?", name).and("name ilike ?", nameLike).and("type = ?", type)
                .and("id in (select group_id from group_membership(:today) where username = ?)", userId)
                .and("body in (select body_code from dossier_access where tenant_id = ?)", tenantId)
                .and("cast(? as boolean)", TenantDirectoryQuery.isHidden(directory, tenantId, context) ? false : null);
    }

    private static Group read(ResultSet row, int n) throws SQLException {
        GroupEntity group = new GroupEntity(row.getString("id"));
        group.setName(row.getString("name"));
        group.setType(row.getString("type"));
        return group;
    }
}
