package vn.directive.workflow.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** Enabled accounts. The display name, an office, is the first name; there is no last name. */
class UserDirectoryQuery extends UserQueryImpl {

    private static final Map<String, String> COLUMNS =
            Map.of("ID_", "username", "FIRST_", "display_name", "LAST_", "display_name", "EMAIL_", "email");

    /** By kind of group, since only then an index leads to its people: asked as a whole, everybody's are worked out. */
    private static final String MEMBERS = """
            username in (
                select m.username from membership(:today) m
                where m.body = split_part(?, ':', 1) and m.role = split_part(?, ':', 2)
                union all
                select m.username from membership(:today) m where ? like 'role:%' and m.role = split_part(?, ':', 2)
                union all
                select a.username from account a where ? = 'staff'
                union all
                select g.username from app_grant g where lower(g.authority) || 's' = ?)""";

    private final transient Directory directory;

    UserDirectoryQuery(Directory directory, CommandExecutor executor) {
        super(executor);
        this.directory = directory;
    }

    @Override
    public long executeCount(CommandContext context) {
        return selection(context).count();
    }

    @Override
    public List<User> executeList(CommandContext context, Page page) {
        return selection(context).list(COLUMNS, this, UserDirectoryQuery::read);
    }

    private Directory.Selection selection(CommandContext context) {
        return directory.from("(select * from account where enabled) account")
                .and("username = ?", id).and("username = any(?)", ids)
                .and("display_name = ?", firstName).and("display_name ilike ?", firstNameLike)
                .and("display_name = ?", lastName).and("display_name ilike ?", lastNameLike)
                .and("email = ?", email).and("email ilike ?", emailLike)
                .and(MEMBERS, groupId)
                .and("""
                        username in (select m.username from membership(:today) m where m.body = any(array(
                                         select body_code from dossier_access where tenant_id = ?)))""", tenantId)
                .and("cast(? as boolean)", TenantDirectoryQuery.isHidden(directory, tenantId, context) ? false : null);
    }

    private static User read(ResultSet row, int n) throws SQLException {
        UserEntity user = new UserEntity(row.getString("username"));
        user.setFirstName(row.getString("display_name"));
        user.setLastName("");
        user.setEmail(row.getString("email"));
        return user;
    }
}
