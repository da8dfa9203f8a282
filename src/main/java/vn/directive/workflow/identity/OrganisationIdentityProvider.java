package vn.directive.workflow.identity;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.springframework.stereotype.Component;
import vn.directive.organisation.Accounts;

/** Answers the engine's identity queries; holds no state, so one instance serves every command. */
@Component
class OrganisationIdentityProvider implements ReadOnlyIdentityProvider {

    private final Directory directory;
    private final Accounts accounts;

    OrganisationIdentityProvider(Directory directory, Accounts accounts) {
        this.directory = directory;
        this.accounts = accounts;
    }

    @Override
    public User findUserById(String userId) {
        return createUserQuery(Context.getCommandContext()).userId(userId).singleResult();
    }

    @Override
    public UserQuery createUserQuery() {
        return new UserDirectoryQuery(directory, executor());
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new UserDirectoryQuery(directory, null);
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("The organisation answers no native user queries");
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        return userId != null && password != null && accounts.authenticate(userId, password).isPresent();
    }

    @Override
    public Group findGroupById(String groupId) {
        return createGroupQuery(Context.getCommandContext()).groupId(groupId).singleResult();
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new GroupDirectoryQuery(directory, executor());
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new GroupDirectoryQuery(directory, null);
    }

    @Override
    public Tenant findTenantById(String tenantId) {
        return createTenantQuery(Context.getCommandContext()).tenantId(tenantId).singleResult();
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new TenantDirectoryQuery(directory, executor());
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new TenantDirectoryQuery(directory, null);
    }

    private static CommandExecutor executor() {
        return Context.getProcessEngineConfiguration().getCommandExecutorTxRequired();
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void close() {
        // nothing is open
    }
}
