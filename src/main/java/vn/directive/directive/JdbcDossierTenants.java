package vn.directive.directive;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.DossierAccess;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.shared.AskedOnce;
import vn.directive.shared.CurrentUser;
import vn.directive.workflow.TaskEscalated;
import vn.directive.workflow.TaskIntervened;
import vn.directive.workflow.TaskOpened;
import vn.directive.workflow.TaskReturned;

@Service
@Transactional
class JdbcDossierTenants implements DossierTenants, DossierAccess {

    private static final String BACKGROUND = "system";
    /** Where a post is vacant, or the body merged into another, somebody else does its work. */
    private static final List<Role> CARRIED_BY = List.of(Role.SPECIALIST, Role.CLERK, Role.LEADER);

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final CurrentUser currentUser;

    JdbcDossierTenants(JdbcClient jdbc, Organisation organisation, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.currentUser = currentUser;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> of(UUID directiveId) {
        return AskedOnce.ask(List.of(DossierTenants.class, directiveId), () ->
                jdbc.sql("select tenant_id from directive where id = :id and tenant_id is not null")
                        .param("id", directiveId).query(String.class).optional());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> ofDossierNumber(String dossierNumber) {
        return jdbc.sql("select tenant_id from directive where dossier_number = :number and tenant_id is not null")
                .param("number", dossierNumber).query(String.class).optional();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayKnow(UUID directiveId, String username) {
        return of(directiveId).map(tenant -> jdbc.sql("""
                select exists(select 1 from dossier_access
                              where tenant_id = :tenant and body_code = any(string_to_array(:bodies, ',')))
                """)
                .param("tenant", tenant).param("bodies", String.join(",", organisation.bodiesOf(username)))
                .query(Boolean.class).single()).orElse(true);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean knows(UUID directiveId) {
        String user = currentUser.username();
        boolean exists = jdbc.sql("select exists(select 1 from directive where id = :id)").param("id", directiveId)
                .query(Boolean.class).single();
        return exists && (BACKGROUND.equals(user) || mayKnow(directiveId, user));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isRestricted(UUID directiveId) {
        return of(directiveId).isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean carries(UUID directiveId, String body) {
        return jdbc.sql("select unnest(array[lead_body, office, issuer, standing_board]) from directive where id = :id")
                .param("id", directiveId).query(String.class).list().stream()
                .flatMap(carrying -> Stream.concat(Stream.of(carrying), CARRIED_BY.stream().map(role ->
                        organisation.route(new GroupId(carrying, role), Set.of()).group().body())))
                .anyMatch(body::equals);
    }

    @Override
    public void admit(UUID directiveId, Collection<String> bodies) {
        jdbc.sql("""
                insert into dossier_access (tenant_id, body_code)
                select d.tenant_id, b from directive d, unnest(string_to_array(:bodies, ',')) b
                where d.id = :id and d.tenant_id is not null on conflict do nothing
                """).param("id", directiveId).param("bodies", String.join(",", bodies)).update();
    }

    /** Need to know means: whoever gets a task of the dossier, and nobody before. */
    @EventListener
    void onTaskOpened(TaskOpened task) {
        admitTo(task.directiveId(), task.groups());
    }

    @EventListener
    void onTaskSentUp(TaskEscalated task) {
        admitTo(task.directiveId(), List.of(task.givenTo()));
    }

    @EventListener
    void onTaskReturned(TaskReturned task) {
        admitTo(task.directiveId(), List.of(task.group()));
    }

    @EventListener
    void onTaskHandedOver(TaskIntervened.HandedOver event) {
        admitTo(event.task().directiveId(), event.task().groups());
    }

    private void admitTo(UUID directiveId, List<String> groups) {
        if (directiveId != null && !groups.isEmpty() && isRestricted(directiveId)) {
            admit(directiveId, groups.stream().map(GroupId::parse).flatMap(Optional::stream)
                    .map(GroupId::body).collect(Collectors.toSet()));
        }
    }
}
