package vn.directive.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.OrganisationDifference.Change;
import vn.directive.organisation.OrganisationDifference.Type;
import vn.directive.organisation.OrganisationImport.Preview;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;
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
    private JdbcClient jdbc;
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
                "Cơ quan thứ 4 (BDT): thời gian hiệu lực chồng lên dòng khác cùng mã (từ 27/10/2020)");
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
                """)).hasMessageContaining("vị trí BDT:leader đang do “bdt.leader” giữ từ 27/10/2020");
    }

    @Test
    void aFileOfAnotherShapeIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> apply("bodies:\n  - {code: X, kind: NONSENSE}"))
                .isInstanceOf(DomainException.class).hasMessageContaining("dòng 2").hasMessageContaining("kind");
    }

    @Test
    void parentsAndPostsMustBeThereAsLongAsWhatHangsOnThem() {
        assertThatThrownBy(() -> apply("""
                validFrom: 2024-01-01
                bodies:
                  - {code: NEWA, name: A, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validTo: 2024-12-31}
                  - {code: NEWA, name: A2, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: 2025-03-01}
                  - {code: NEWB, name: B, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validTo: 2024-12-31}
                  - {code: NEWC, name: C, kind: PARTY_BOARD, level: PROVINCE, parent: NEWB}
                  - code: NEWD
                    name: D
                    kind: PARTY_BOARD
                    level: PROVINCE
                    parent: TU
                    posts:
                      - {role: leader, title: Trưởng ban, validFrom: 2023-01-01}
                  - code: NEWE
                    name: E
                    kind: PARTY_BOARD
                    level: PROVINCE
                    parent: TU
                    validTo: 2024-12-31
                    posts:
                      - {role: leader, title: Trưởng ban, validTo: 2025-01-31}
                      - role: clerk
                        title: Văn thư
                        validTo: 2024-06-30
                        holders:
                          - {username: bdvtu.clerk, validTo: 2024-05-31}
                          - {username: mttq.clerk, validFrom: 2024-05-31, validTo: 2024-07-31}
                successions:
                  - {predecessor: NEWB, successor: NEWX, kind: MERGE, effectiveOn: 2025-01-01, decisionSymbol: 1-QĐ}
                  - {predecessor: NEWD, kind: DISSOLVE, effectiveOn: 2025-01-01, decisionSymbol: 1-QĐ}
                  - {predecessor: NEWD, successor: NEWB, kind: MERGE, effectiveOn: 2025-01-01, decisionSymbol: 1-QĐ}
                """)).isInstanceOf(DomainException.class).hasMessageContainingAll(
                "Cơ quan thứ 2 (NEWA): bỏ trống từ 01/01/2025 đến 28/02/2025 giữa hai dòng cùng mã",
                "Cơ quan thứ 4 (NEWC): còn hiệu lực sau khi cơ quan cấp trên “NEWB” kết thúc (hết ngày 31/12/2024)",
                "Cơ quan thứ 5 (NEWD), vị trí “Trưởng ban”: bắt đầu ngày 01/01/2023, khi cơ quan NEWD chưa có",
                "Cơ quan thứ 6 (NEWE), vị trí “Trưởng ban”: còn hiệu lực sau khi cơ quan NEWE kết thúc (hết ngày "
                        + "31/12/2024)",
                "Cơ quan thứ 6 (NEWE), vị trí “Văn thư”: còn hiệu lực sau khi vị trí NEWE:clerk kết thúc",
                "Cơ quan thứ 6 (NEWE), vị trí “Văn thư”: vị trí NEWE:clerk đang do “bdvtu.clerk” giữ từ 01/01/2024",
                "Kế thừa thứ 1 (NEWB): không có cơ quan “NEWX”",
                "Kế thừa thứ 2 (NEWD): cơ quan “NEWD” giải thể từ 01/01/2025 nhưng chưa ghi ngày kết thúc",
                "Kế thừa thứ 3 (NEWD): cơ quan kế thừa “NEWB” không tồn tại vào ngày 01/01/2025");
    }

    @Test
    void aCircleThatExistsOnlyLaterIsFoundWithItsRows() {
        assertThatThrownBy(() -> apply("""
                validFrom: 2024-01-01
                bodies:
                  - {code: NEWA, name: A, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validTo: 2024-06-30}
                  - {code: NEWA, name: A, kind: PARTY_BOARD, level: PROVINCE, parent: NEWB, validFrom: 2024-07-01}
                  - {code: NEWB, name: B, kind: PARTY_BOARD, level: PROVINCE, parent: NEWA}
                """)).hasMessageContaining("Cơ quan NEWA, NEWB: quan hệ cấp trên tạo thành vòng từ ngày 01/07/2024 "
                + "(Cơ quan thứ 2 (NEWA); Cơ quan thứ 3 (NEWB))");
        apply("""
                validFrom: 2024-01-01
                bodies:
                  - {code: NEWA, name: A, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validTo: 2024-06-30}
                  - {code: NEWA, name: A, kind: PARTY_BOARD, level: PROVINCE, parent: NEWB, validFrom: 2024-07-01}
                  - {code: NEWB, name: B, kind: PARTY_BOARD, level: PROVINCE, parent: NEWA, validTo: 2024-06-30}
                  - {code: NEWB, name: B, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: 2024-07-01}
                """);
    }

    @Test
    void aBodyThatEndsTakesItsPostsAndHoldersWithIt() {
        String ending = """
                bodies:
                  - {code: BDT, name: Ban Dân tộc tỉnh Bình Phước, symbol: BDT, kind: STATE_BODY, level: PROVINCE,
                     parent: UBND, validFrom: 2020-10-27, validTo: 2024-12-31}
                """;
        driver.as("admin", () -> {
            Preview shown = prepare("het.yaml", ending);
            assertThat(shown.difference().changes()).filteredOn(c -> c.type() == Type.ENDED)
                    .extracting(Change::text).anyMatch(text -> text.startsWith("Kết thúc cơ quan BDT “Ban Dân tộc"))
                    .contains("Kết thúc bdt.leader giữ vị trí BDT:leader từ 27/10/2020: hết ngày 31/12/2024.");
            importer.apply(shown.id());
            assertThat(prepare("het.yaml", ending).difference().changes()).isEmpty();
        });
        driver.clock().set(LocalDate.of(2024, 12, 31), LocalTime.of(23, 59));
        assertThat(organisation.find("BDT")).isPresent();
        assertThat(organisation.members(new GroupId("BDT", Role.LEADER))).containsExactly("bdt.leader");
        driver.clock().set(LocalDate.of(2025, 1, 1), LocalTime.MIDNIGHT);
        assertThat(organisation.find("BDT")).isEmpty();
        assertThat(organisation.members(new GroupId("BDT", Role.LEADER))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsExportedChangesNothingWhenItComesBack(OrganisationFormat format) {
        apply("""
                bodies:
                  - {code: NEWA, name: 'Ban “A”, số 1; mới', kind: PARTY_BOARD, level: PROVINCE, parent: TU,
                     validFrom: 2024-01-01, validTo: 2024-12-31}
                  - code: NEWA
                    name: Ban A đổi tên
                    kind: PARTY_BOARD
                    level: PROVINCE
                    parent: TU
                    validFrom: 2025-01-01
                    posts:
                      - role: leader
                        title: Trưởng ban
                        validFrom: 2024-01-01
                        holders:
                          - {username: a.first, validTo: 2024-05-31}
                          - {username: a.second, validFrom: 2024-06-01, charge: in_charge}
                successions:
                  - {predecessor: NEWA, successor: NEWA, kind: RENAME, effectiveOn: 2025-01-01, decisionSymbol: 1-QĐ}
                substitutions:
                  - {absent: bdvtu.leader, substitute: bdvtu.deputy, validFrom: 2022-01-03, validTo: 2022-01-07,
                     reason: Nghỉ phép}
                  - {absent: a.second, substitute: bdvtu.member, validFrom: 2025-02-03, validTo: 2025-02-07, body: NEWA,
                     role: leader, reason: 'Đi học; họp'}
                """);
        driver.as("admin", () -> {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            importer.export(format, file);
            assertThat(importer.prepare("to-chuc." + format.suffix(), file.toByteArray()).difference())
                    .isEqualTo(new OrganisationDifference(List.of(), List.of()));
        });
    }

    @Test
    void aTableIsShownThenTakenInAsShownOrNotAtAll() {
        String csv = "\ufeffMã;Tên;Loại;Cấp;Cấp trên;Từ ngày\r\n"
                + "NEWA;Ban Tuyên giáo và Dân vận;Ban Đảng;Tỉnh;TU;1/3/2025\r\n";
        driver.as("admin", () -> {
            Preview shown = prepare("co-quan.csv", csv);
            assertThat(shown.difference().changes()).containsExactly(new Change(Type.NEW,
                    "“co-quan.csv”, dòng 2 (NEWA)",
                    "Thêm cơ quan NEWA “Ban Tuyên giáo và Dân vận” hiệu lực từ 01/03/2025."));
            Preview other = prepare("co-quan.csv", csv.replace("Dân vận", "Dân vận Tỉnh ủy"));
            assertThat(importer.apply(other.id()).total()).isEqualTo(1);
            assertThatThrownBy(() -> importer.apply(shown.id())).hasMessageContaining("đã thay đổi sau khi tệp");
            assertThatThrownBy(() -> importer.apply(other.id())).isInstanceOf(NotFoundException.class);
        });
        assertThat(jdbc.sql("select details ->> 'new' from audit_entry where action = 'import.organisation' "
                + "and actor = 'admin' order by seq desc limit 1").query(String.class).single()).isEqualTo("1");
        driver.as("bdvtu.leader", () ->
                assertThatThrownBy(() -> prepare("a.csv", csv)).isInstanceOf(NotAllowedException.class));
    }

    @Test
    void aPostIsHeldForTheTimeBeingWhereTheTableSaysSo() {
        driver.as("admin", () -> {
            String table = "Mã vị trí,Tài khoản,Từ ngày,Đến ngày,Hình thức giữ\n"
                    + "SNV:leader,snv.leader,27/10/2020,31/12/2025,\nSNV:leader,snv.specialist,01/01/2026,,%s\n";
            Preview shown = prepare("nguoi-giu.csv", table.formatted("giao quyền"));
            assertThat(shown.difference().changes()).extracting(Change::text).contains(
                    "Thêm snv.specialist được giao quyền vị trí SNV:leader từ 01/01/2026.");
            importer.apply(shown.id());
            assertThat(prepare("nguoi-giu.csv", table.formatted("Phụ trách")).difference().changes())
                    .extracting(Change::text).containsExactly("Sửa snv.specialist được giao quyền vị trí SNV:leader từ "
                            + "01/01/2026: hình thức giữ: “Giao quyền” → “Phụ trách”.");
            assertThat(prepare("nguoi-giu.csv", table.formatted("tạm")).difference().conflicts()).singleElement()
                    .asString().contains("chỉ nhận Phụ trách · Giao quyền");
        });
    }

    @Test
    void everyBadCellIsNamedWithItsRow() {
        driver.as("admin", () -> {
            assertThat(prepare("a.csv", """
                    Mã,Tên,Loại,Cấp,Cấp trên,Từ ngày,Đến ngày
                    NEWA,A,Ban Đảng,Tỉnh,TU,30/02/2025,
                    NEWB,B,Ban gì đó,Tỉnh,TU,01/01/2025,
                    NEWC,=1+1,Ban Đảng,Tỉnh,TU,01/01/2025,

                    NEWD,D,Ban Đảng,Tỉnh,TU,01/01/2025,,thừa
                    NEWE,E,Ban Đảng,Tỉnh,TU,01/01/2025,
                    NEWE,E,Ban Đảng,Tỉnh,TU,01/01/2025,
                    """).difference().conflicts()).satisfiesExactlyInAnyOrder(
                    c -> assertThat(c).startsWith("“a.csv”, dòng 2: ô “Từ ngày” ghi “30/02/2025”, không phải ngày"),
                    c -> assertThat(c).startsWith("“a.csv”, dòng 3: ô “Loại” ghi “Ban gì đó”; chỉ nhận Cấp ủy"),
                    c -> assertThat(c).startsWith("“a.csv”, dòng 4: ô “Tên” là công thức"),
                    c -> assertThat(c).startsWith("“a.csv”, dòng 6: nhiều ô hơn tiêu đề"),
                    c -> assertThat(c).startsWith("“a.csv”, dòng 8 (NEWE): mã bị lặp"));
            assertThat(importer.prepare("b.csv", "Mã,Tên\nX,Tỉnh ủy \u0110\n".getBytes(Charset.forName("windows-1258")))
                    .difference().conflicts()).hasSize(2).last().asString()
                    .startsWith("“b.csv”, dòng 2: không ghi bằng mã UTF-8");
            assertThat(prepare("c.csv", "Mã vị trí,Tài khoản,Từ ngày\n"
                    + "BDVTU:leader,x,01/01/2025\n".repeat(100_000)).difference().conflicts()).singleElement()
                    .asString().contains("mỗi bảng nhiều nhất 80.000 dòng");
            assertThatThrownBy(() -> prepare("d.xlsx", "PK\u0003\u0004 hỏng")).hasMessageContaining("hỏng");
            assertThatThrownBy(() -> prepare("d.pdf", "%PDF")).hasMessageContaining("Chỉ nhận tệp");
        });
    }

    @Test
    void formulasMergedCellsAndTimesInAWorkbookAreNamed() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(file, "test", "1.0");
        Worksheet sheet = workbook.newWorksheet("Cơ quan");
        List<String> header = List.of("Mã", "Tên", "Loại", "Cấp", "Cấp trên", "Từ ngày");
        for (int row = 0; row <= 3; row++) {
            List<String> values = row == 0 ? header : List.of("NEW" + row, "Ban", "Ban Đảng", "Tỉnh", "TU");
            for (int column = 0; column < values.size(); column++) {
                sheet.value(row, column, values.get(column));
            }
        }
        sheet.value(1, 5, LocalDate.of(2025, 1, 1));
        sheet.style(1, 5).format("dd/mm/yyyy").set();
        sheet.formula(2, 1, "UPPER(A3)");
        sheet.value(2, 5, LocalDate.of(2025, 1, 1));
        sheet.style(2, 5).format("dd/mm/yyyy").set();
        sheet.value(3, 5, 45_000);
        sheet.range(2, 2, 3, 2).merge();
        workbook.finish();
        driver.as("admin", () -> assertThat(importer.prepare("a.xlsx", file.toByteArray()).difference().conflicts())
                .satisfiesExactlyInAnyOrder(
                        c -> assertThat(c).startsWith("“Cơ quan”, dòng 3: các ô C3:C4 bị gộp"),
                        c -> assertThat(c).startsWith("“Cơ quan”, dòng 3: ô “Tên” (B3) là công thức"),
                        c -> assertThat(c).startsWith("“Cơ quan”, dòng 4: ô “Từ ngày” ghi “45000”, không phải ngày")));
    }

    @Test
    void substitutionsComeInByAFileUnderTheRulesThatPeopleEnterThemBy() {
        String header = "Người vắng mặt,Người thay thế,Từ ngày,Đến ngày,Cơ quan,Vai trò,Lý do\n";
        String file = header + "bdvtu.leader,bdvtu.deputy,10/7/2023,14/7/2023,,,Đi công tác\n"
                + "bdvtu.clerk,bdvtu.member,10/7/2023,14/7/2023,BDVTU,Văn thư,Nghỉ phép\n";
        driver.as("admin", () -> {
            Preview shown = prepare("thay-the.csv", file);
            assertThat(shown.difference().changes()).extracting(Change::text).containsExactly(
                    "Thêm bdvtu.deputy thay bdvtu.leader (mọi vị trí) từ 10/07/2023 đến hết 14/07/2023.",
                    "Thêm bdvtu.member thay bdvtu.clerk (Văn thư, BDVTU) từ 10/07/2023 đến hết 14/07/2023.");
            assertThat(importer.apply(shown.id()).substitutions()).isEqualTo(2);
            assertThat(organisation.members(new GroupId("BDVTU", Role.LEADER))).contains("bdvtu.deputy");
            assertThat(prepare("thay-the.csv", file).difference().changes()).isEmpty();

            Preview earlier = prepare("thay-the.csv", file.replaceFirst("14/7", "12/7"));
            assertThat(earlier.difference().changes()).singleElement().isEqualTo(new Change(Type.ENDED,
                    "“thay-the.csv”, dòng 2 (bdvtu.leader)",
                    "Kết thúc bdvtu.deputy thay bdvtu.leader (mọi vị trí) từ 10/07/2023: hết ngày 12/07/2023."));

            assertThat(prepare("thay-the.csv", header
                    + "bdvtu.leader,bdvtu.member,14/7/2023,15/7/2023,BDVTU,Lãnh đạo,Trùng ngày\n"
                    + "bdvtu.deputy,bdvtu.specialist,10/7/2023,20/7/2023,,,Bắc cầu\n"
                    + "bdvtu.specialist,bdvtu.leader,14/7/2023,16/7/2023,,,Khép vòng\n"
                    + "designer,bdvtu.clerk,10/7/2023,14/7/2023,,,Không có vị trí\n"
                    + "bdvtu.member,khong.co,10/7/2023,14/7/2023,UBND,,Không có tài khoản\n")
                    .difference().conflicts()).satisfiesExactlyInAnyOrder(
                    c -> assertThat(c).startsWith("“thay-the.csv”, dòng 2 (bdvtu.leader): từ 10/07/2023 đến hết "
                            + "14/07/2023 đã có “bdvtu.deputy” thay thế (Đã có:"),
                    c -> assertThat(c).startsWith("“thay-the.csv”, dòng 3 (bdvtu.deputy): “bdvtu.specialist” cũng đang "
                            + "được “bdvtu.deputy” thay, trực tiếp hoặc qua người khác"),
                    c -> assertThat(c).startsWith("“thay-the.csv”, dòng 4 (bdvtu.specialist): “bdvtu.leader” cũng"),
                    c -> assertThat(c).startsWith("“thay-the.csv”, dòng 5 (designer): “designer” không giữ vị trí nào"),
                    c -> assertThat(c).startsWith("“thay-the.csv”, dòng 6 (bdvtu.member): không có tài khoản đang hoạt "
                            + "động “khong.co”"),
                    c -> assertThat(c).startsWith("“thay-the.csv”, dòng 6 (bdvtu.member): “bdvtu.member” không giữ"));
            assertThat(prepare("thay-the.csv", header + "bdvtu.leader,bdvtu.leader,20/7/2023,,,,\n").difference()
                    .conflicts()).hasSize(3).allMatch(c -> c.startsWith("“thay-the.csv”, dòng 2 (bdvtu.leader): "));
        });
    }

    @Test
    void whatSpreadsheetsMakeOfATableIsUnderstood() throws IOException {
        String name = "Ban Tuyên giáo và Dân vận";
        List<String> header = List.of("Mã", "Tên", "Loại", "Cấp", "Cấp trên", "Từ ngày");
        List<String> row = List.of("NEWA", "  Ban Tuyên giáo\u00a0và  Dân vận\u200b ", "Ban Đảng", "Tỉnh", "TU",
                "01/03/2025");
        String csv = Normalizer.normalize("\ufeff" + String.join(";", header) + "\r\n" + String.join(";", row),
                Normalizer.Form.NFD);
        byte[] workbook = workbook(List.of(header.stream().map(OrganisationImportTest::decomposed).toList(),
                row.stream().map(OrganisationImportTest::decomposed).toList()), 1);
        String yaml = decomposed("\ufeffbodies:\n  - {code: NEWA, name: '%s', kind: PARTY_BOARD, level: PROVINCE, "
                .formatted(row.get(1)) + "parent: TU, validFrom: 2025-03-01}\n");
        driver.as("admin", () -> {
            for (Preview shown : List.of(prepare("a.csv", csv), importer.prepare("a.xlsx", workbook),
                    prepare("a.yaml", yaml), prepare("a.yml", yaml + "#" + "x".repeat(3_200_000)))) {
                assertThat(shown.difference().conflicts()).isEmpty();
                assertThat(shown.difference().changes()).singleElement().extracting(Change::text)
                        .isEqualTo("Thêm cơ quan NEWA “" + name + "” hiệu lực từ 01/03/2025.");
            }
        });
    }

    @Test
    void aWorkbookWithTooManyRowsOrNoKnownHeaderIsRefusedWithItsSheet() throws IOException {
        byte[] long_ = workbook(List.of(List.of("Mã vị trí", "Tài khoản", "Từ ngày"),
                List.of("BDVTU:leader", "bdvtu.leader", "01/01/2025")), 100_000);
        byte[] headless = workbook(List.of(List.of("Mã", "Họ tên"), List.of("NEWA", "Ban A")), 1);
        driver.as("admin", () -> {
            assertThat(importer.prepare("a.xlsx", long_).difference().conflicts()).singleElement().asString()
                    .startsWith("“Trang 1”, dòng 80.002 trở đi: mỗi bảng nhiều nhất 80.000 dòng");
            assertThat(importer.prepare("a.xlsx", headless).difference().conflicts()).singleElement().asString()
                    .startsWith("“Trang 1”, dòng 1: không phải tiêu đề của bảng nào; bảng Cơ quan cần các cột Mã, Tên");
        });
    }

    @Test
    void aDayOrAWordThatYamlDoesNotTakeIsNamedWithWhatItTakes() {
        assertThatThrownBy(() -> apply("bodies:\n  - {code: NEWA, validFrom: 01/03/2025}"))
                .hasMessageContaining("dòng 2").hasMessageContaining("“01/03/2025” không phải ngày; hãy ghi 2025-12-31");
        assertThatThrownBy(() -> apply("bodies:\n  - {code: NEWA, level: CITY}"))
                .hasMessageContaining("“CITY”; chỉ nhận CENTRAL, PROVINCE");
        assertThatThrownBy(() -> apply("bodies:\n  - {code: NEWA, name: A, name: B}")).hasMessageContaining("dòng 2");
        assertThatThrownBy(() -> apply("bodies:\n  - {code: NEWA, title: A}")).hasMessageContaining("title");
    }

    private static byte[] workbook(List<List<String>> rows, int times) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(file, "test", "1.0");
        Worksheet sheet = workbook.newWorksheet("Trang 1");
        for (int i = 0; i <= times; i++) {
            List<String> values = rows.get(i == 0 ? 0 : 1);
            for (int column = 0; column < values.size(); column++) {
                sheet.value(i, column, values.get(column));
            }
        }
        workbook.finish();
        return file.toByteArray();
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    @Test
    void theFileOfTheStartDoesNotUndoWhatPeopleChangedSince() {
        byte[] file = """
                bodies:
                  - {code: NEWA, name: Ban A, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: 2024-01-01}
                """.getBytes(StandardCharsets.UTF_8);
        importer.applyOnce(new ByteArrayInputStream(file));
        jdbc.sql("update body set name = 'Ban A sửa' where code = 'NEWA'").update();
        importer.applyOnce(new ByteArrayInputStream(file));
        assertThat(organisation.body("NEWA").name()).isEqualTo("Ban A sửa");
    }

    private Preview prepare(String name, String content) {
        return importer.prepare(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void apply(String yaml) {
        importer.apply(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
