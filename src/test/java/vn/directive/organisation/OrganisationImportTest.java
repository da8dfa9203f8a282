package vn.directive.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.shared.DomainException;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;

@ProcessTest
@Transactional
class OrganisationImportTest {

    @Autowired
    private OrganisationImport importer;
    @Autowired
    private Organisation organisation;
    @Autowired
    private CaseDriver driver;

    @BeforeEach
    void in2023() {
        driver.moveClockTo(LocalDate.of(2023, 7, 12));
    }

    @AfterEach
    void today() {
        driver.clock().reset();
    }

    @Test
    void theReferenceOrganisationIsImportedOnceAndASecondImportChangesNothing() throws IOException {
        try (InputStream file = new ClassPathResource("reference/organisation.yaml").getInputStream()) {
            assertThat(importer.apply(file).total()).isZero();
        }
        assertThat(organisation.children("TU")).filteredOn(b -> b.level() == BodyLevel.DISTRICT)
                .filteredOn(b -> !b.code().startsWith("DU")).hasSize(11);
        assertThat(organisation.find(BodyQuery.of(Set.of(), Set.of(BodyLevel.PROVINCE, BodyLevel.DISTRICT))))
                .filteredOn(b -> !organisation.members(new GroupId(b.code(), Role.CLERK)).isEmpty())
                .hasSizeGreaterThanOrEqualTo(30)
                .allSatisfy(b -> assertThat(organisation.members(new GroupId(b.code(), Role.LEADER))).hasSize(1))
                .allSatisfy(b -> assertThat(organisation.members(new GroupId(b.code(), Role.SPECIALIST))).hasSize(1));
        assertThat(organisation.displayName("bdvtu.leader")).isEqualTo("Trưởng Ban Dân vận Tỉnh ủy");
    }

    @Test
    void aBodyIsRenamedByASecondRowAndKeepsItsCode() {
        apply("""
                bodies:
                  - {code: BDT, name: Ban Dân tộc tỉnh Bình Phước, kind: STATE_BODY, level: PROVINCE, parent: UBND,
                     validFrom: 2020-10-27, validTo: 2024-12-31}
                  - {code: BDT, name: Sở Dân tộc và Tôn giáo, kind: STATE_BODY, level: PROVINCE, parent: UBND,
                     validFrom: 2025-01-01}
                successions:
                  - {predecessor: BDT, successor: BDT, kind: RENAME, effectiveOn: 2025-01-01, decisionSymbol: 01/QĐ}
                """);
        assertThat(organisation.body("BDT").name()).isEqualTo("Ban Dân tộc tỉnh Bình Phước");
        driver.moveClockTo(LocalDate.of(2025, 1, 1));
        assertThat(organisation.names(Set.of("BDT"))).containsEntry("BDT", "Sở Dân tộc và Tôn giáo");
    }

    @Test
    void everyWrongEntryIsNamedAndNothingIsTaken() {
        assertThatThrownBy(() -> apply("""
                validFrom: 2024-01-01
                accounts:
                  - {username: Mr X}
                bodies:
                  - {code: NEWA, name: Cơ quan mới, kind: PARTY_BOARD, level: PROVINCE}
                  - {code: NEWA, name: Cơ quan trùng, kind: PARTY_BOARD, level: PROVINCE}
                  - {code: NEWB, name: Ngược ngày, kind: PARTY_BOARD, level: PROVINCE, validTo: 2023-01-01}
                  - {code: NEWC, kind: PARTY_BOARD, level: PROVINCE, posts: [{title: Trưởng ban}]}
                """)).isInstanceOf(DomainException.class).hasMessageContainingAll(
                "Tài khoản thứ 1 (Mr X): tên đăng nhập", "Tài khoản thứ 1 (Mr X): thiếu tên hiển thị",
                "Cơ quan thứ 2 (NEWA): mã bị lặp",
                "Cơ quan thứ 3 (NEWB): ngày kết thúc trước ngày bắt đầu", "Cơ quan thứ 4 (NEWC): thiếu tên",
                "Cơ quan thứ 4 (NEWC), vị trí “Trưởng ban”: thiếu vai trò");
        assertThat(organisation.find("NEWA")).isEmpty();
    }

    @Test
    void whatDoesNotFitTogetherIsNamed() {
        assertThatThrownBy(() -> apply("""
                validFrom: 2024-01-01
                bodies:
                  - {code: NEWA, name: A, kind: PARTY_BOARD, level: PROVINCE, parent: NEWB}
                  - {code: NEWB, name: B, kind: PARTY_BOARD, level: PROVINCE, parent: NEWA}
                  - {code: NEWC, name: C, kind: PARTY_BOARD, level: PROVINCE, parent: NOWHERE}
                  - {code: BDT, name: Chồng ngày, kind: STATE_BODY, level: PROVINCE, parent: UBND}
                """)).isInstanceOf(DomainException.class).hasMessageContainingAll(
                "Cơ quan NEWA, NEWB: quan hệ cấp trên tạo thành vòng",
                "Cơ quan thứ 3 (NEWC): không có cơ quan cấp trên “NOWHERE”",
                "Cơ quan thứ 4 (BDT): thời gian hiệu lực chồng lên dòng khác cùng mã (từ 2020-10-27)");
    }

    @Test
    void aPostHasOneHolderAtATime() {
        assertThatThrownBy(() -> apply("""
                validFrom: 2024-01-01
                bodies:
                  - code: BDT
                    name: Ban Dân tộc tỉnh Bình Phước
                    kind: STATE_BODY
                    level: PROVINCE
                    parent: UBND
                    validFrom: 2020-10-27
                    posts:
                      - {role: leader, title: Trưởng Ban Dân tộc tỉnh, holder: other.leader}
                """)).hasMessageContaining("Vị trí BDT:leader: đang do “bdt.leader” giữ từ 2020-10-27");
    }

    @Test
    void aFileOfAnotherShapeIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> apply("bodies:\n  - {code: X, kind: NONSENSE}"))
                .isInstanceOf(DomainException.class).hasMessageContaining("dòng 2").hasMessageContaining("kind");
    }

    private void apply(String yaml) {
        importer.apply(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
