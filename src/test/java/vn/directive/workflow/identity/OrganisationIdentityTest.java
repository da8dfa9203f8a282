package vn.directive.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;

/** What the engine and its web applications learn about people. */
@ProcessTest
@Transactional
class OrganisationIdentityTest {

    private static final LocalDate DAY = LocalDate.of(2023, 7, 10);

    @Autowired
    private IdentityService identity;
    @Autowired
    private Substitutions substitutions;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Accounts accounts;
    @Autowired
    private CaseDriver driver;

    @BeforeEach
    void on() {
        driver.moveClockTo(DAY);
    }

    @AfterEach
    void today() {
        identity.clearAuthentication();
        driver.clock().reset();
    }

    @Test
    void isReadOnly() {
        assertThat(identity.isReadOnly()).isTrue();
    }

    @Test
    void aPersonIsInTheGroupsOfTheirPostsAndInTheSyntheticOnes() {
        assertThat(groupsOf("bdvtu.specialist")).containsExactly("BDVTU:specialist", "role:specialist", "staff");
        assertThat(groupsOf("vptu.manager")).containsExactly("managers", "staff");
        assertThat(groupsOf("designer")).containsExactly("designers", "staff");
        assertThat(groupsOf("admin")).containsExactly("administrators", "staff");
        assertThat(groupsOf("nobody")).isEmpty();
    }

    @Test
    void aSubstituteIsInTheGroupWhileItLasts() {
        substitutions.add(new NewSubstitution("bdvtu.leader", "bdvtu.deputy", DAY, DAY, null, null, "Đi công tác"));
        assertThat(groupsOf("bdvtu.deputy")).contains("BDVTU:leader", "role:leader");
        assertThat(identity.createUserQuery().memberOfGroup("BDVTU:leader").list()).extracting(User::getId)
                .containsExactly("bdvtu.deputy", "bdvtu.leader");
        driver.moveClockTo(DAY.plusDays(1));
        assertThat(groupsOf("bdvtu.deputy")).doesNotContain("BDVTU:leader");
    }

    @Test
    void findsUsersAndGroupsAsTheWebApplicationsAsk() {
        User leader = identity.createUserQuery().userId("bdvtu.leader").singleResult();
        assertThat(leader.getFirstName()).isEqualTo("Trưởng Ban Dân vận Tỉnh ủy");
        assertThat(leader.getEmail()).isEqualTo("bdvtu.leader@binhphuoc.example");
        assertThat(identity.createUserQuery().userFirstNameLike("%dân vận%").orderByUserFirstName().desc()
                .listPage(0, 2)).hasSize(2);
        assertThat(identity.createUserQuery().userIdIn("bdvtu.leader", "tu.leader").count()).isEqualTo(2);
        Group group = identity.createGroupQuery().groupId("BDVTU:clerk").singleResult();
        assertThat(group.getName()).isEqualTo("Văn thư – Ban Dân vận Tỉnh ủy");
        assertThat(identity.createGroupQuery().groupType("SYSTEM").count()).isEqualTo(9);
        assertThat(identity.createGroupQuery().groupIdIn("staff", "BDVTU:clerk").orderByGroupName().asc().list())
                .extracting(Group::getId).containsExactlyInAnyOrder("staff", "BDVTU:clerk");
    }

    @Test
    void aGroupIsCalledAsItsBodyIsCalledToday() {
        jdbc.sql("update body set valid_to = :day where code = 'BDVTU'").param("day", DAY).update();
        jdbc.sql("""
                insert into body (code, name, kind, level, parent, valid_from)
                values ('BDVTU', 'Ban Tuyên giáo và Dân vận', 'PARTY_BOARD', 'PROVINCE', 'TU', :day)""")
                .param("day", DAY.plusDays(1)).update();
        assertThat(identity.createGroupQuery().groupId("BDVTU:clerk").singleResult().getName())
                .isEqualTo("Văn thư – Ban Dân vận Tỉnh ủy");
        driver.moveClockTo(DAY.plusDays(1));
        assertThat(identity.createGroupQuery().groupId("BDVTU:clerk").singleResult().getName())
                .isEqualTo("Văn thư – Ban Tuyên giáo và Dân vận");
        assertThat(identity.createGroupQuery().groupNameLike("%Tuyên giáo và Dân vận").list()).extracting(Group::getId)
                .contains("BDVTU:clerk", "BDVTU:leader");
    }

    @Test
    void aRestrictedDossierIsKnownOnlyToThePeopleOfItsBodies() {
        jdbc.sql("insert into dossier_access values ('dossier-1', 'BDVTU'), ('dossier-1', 'VPTU')").update();
        assertThat(tenantsOf("bdvtu.clerk")).contains("dossier-1");
        assertThat(tenantsOf("mttq.clerk")).doesNotContain("dossier-1");
        assertThat(identity.createUserQuery().memberOfTenant("dossier-1").list()).extracting(User::getId)
                .contains("bdvtu.clerk", "vptu.clerk").doesNotContain("mttq.clerk");

        identity.setAuthentication("mttq.clerk", groupsOf("mttq.clerk"));
        assertThat(identity.createTenantQuery().list()).extracting(Tenant::getId).doesNotContain("dossier-1");
        identity.setAuthentication("bdvtu.clerk", groupsOf("bdvtu.clerk"));
        assertThat(identity.createTenantQuery().list()).extracting(Tenant::getId).contains("dossier-1");
    }

    @Test
    void checksPasswords() {
        accounts.setPassword("bdvtu.clerk", "Mật khẩu dài");
        assertThat(identity.checkPassword("bdvtu.clerk", "Mật khẩu dài")).isTrue();
        assertThat(identity.checkPassword("bdvtu.clerk", "sai")).isFalse();
        assertThat(identity.checkPassword("nobody", "Mật khẩu dài")).isFalse();
    }

    private List<String> groupsOf(String username) {
        return identity.createGroupQuery().groupMember(username).list().stream().map(Group::getId).sorted().toList();
    }

    private List<String> tenantsOf(String username) {
        return identity.createTenantQuery().userMember(username).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId).toList();
    }
}
