package vn.directive.workflow.access;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts rights and filters in place at every start, once for all nodes. Rights go to synthetic groups, never to
 * bodies: their number does not grow with the organisation, and nobody is in {@code camunda-admin}, whose members
 * would see restricted dossiers.
 */
@Component
class AccessSetup {

    private static final Logger log = LoggerFactory.getLogger(AccessSetup.class);
    /** Any number of ours; nodes that start together wait for each other at it. */
    private static final long LOCK = 7_240_001;

    private final AuthorizationService authorizations;
    private final SeededFilters seeded;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AccessSetup(AuthorizationService authorizations, SeededFilters seeded, JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.authorizations = authorizations;
        this.seeded = seeded;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener(ApplicationStartedEvent.class)
    void apply() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query((row, n) -> 1).list();
            Set<String> ids = new HashSet<>();
            long written = Grants.all().stream().filter(wanted -> grant(wanted, ids)).count();
            for (TaskFilters.Definition definition : TaskFilters.all()) {
                SeededFilters.Outcome outcome = seeded.put(definition);
                if (outcome.written()) {
                    written++;
                }
                for (String group : outcome.filterId() == null ? List.<String>of() : definition.groups()) {
                    grant(new Grants.Grant(group, Resources.FILTER, outcome.filterId(), List.of(Permissions.READ)), ids);
                }
            }
            showToAdministrators(ids);
            log.info("Rights and filters are in place, {} written", written);
        });
    }

    /**
     * Administrators see these rights and not all: each open task has some of its own, also those of restricted
     * dossiers.
     */
    private void showToAdministrators(Set<String> ids) {
        authorizations.createAuthorizationQuery().groupIdIn(Grants.ADMINISTRATORS)
                .resourceType(Resources.AUTHORIZATION).list().stream()
                .filter(right -> !ids.contains(right.getResourceId()))
                .forEach(right -> authorizations.deleteAuthorization(right.getId()));
        ids.forEach(id -> grant(new Grants.Grant(Grants.ADMINISTRATORS, Resources.AUTHORIZATION, id,
                List.of(Permissions.READ)), new HashSet<>()));
    }

    /**
     * @param ids gets the id of the right
     * @return true when something had to be written
     */
    private boolean grant(Grants.Grant wanted, Set<String> ids) {
        Authorization present = authorizations.createAuthorizationQuery().authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(wanted.group()).resourceType(wanted.resource()).resourceId(wanted.resourceId())
                .singleResult();
        Permission[] permissions = wanted.permissions().toArray(Permission[]::new);
        if (present != null && names(present.getPermissions(permissions)).equals(names(permissions))
                && bits(permissions) == ((org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity) present)
                        .getPermissions()) {
            ids.add(present.getId());
            return false;
        }
        Authorization authorization = present == null ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : present;
        authorization.setGroupId(wanted.group());
        authorization.setResource(wanted.resource());
        authorization.setResourceId(wanted.resourceId());
        authorization.setPermissions(permissions);
        ids.add(authorizations.saveAuthorization(authorization).getId());
        return true;
    }

    private static int bits(Permission[] permissions) {
        return Arrays.stream(permissions).mapToInt(Permission::getValue).reduce(0, (a, b) -> a | b);
    }

    private static Set<String> names(Permission[] permissions) {
        return Arrays.stream(permissions).map(Permission::getName).collect(Collectors.toSet());
    }
}
