package vn.directive.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.directive.organisation.SuccessionKind.DISSOLVE;
import static vn.directive.organisation.SuccessionKind.MERGE;
import static vn.directive.organisation.SuccessionKind.MOVE;
import static vn.directive.organisation.SuccessionKind.RENAME;
import static vn.directive.organisation.SuccessionKind.SPLIT;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.Reason;
import vn.directive.organisation.Organisation.Route;
import vn.directive.organisation.Reform.Item;
import vn.directive.organisation.Reform.State;
import vn.directive.organisation.Reforms.Proposal;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;

/** What a reform must say, what confirming it writes, and that what was carried out stays as it is. */
@ProcessTest
@Transactional
class ReformTest {

    private static final LocalDate MONDAY = LocalDate.of(2023, 7, 10);
    private static final LocalDate DAY = LocalDate.of(2023, 8, 1);
    private static final Reason REASON = new Reason("Thực hiện sắp xếp bộ máy");

    @Autowired
    private Reforms reforms;
    @Autowired
    private Organisation organisation;
    @Autowired
    private OrganisationImport importer;
    @Autowired
    private Substitutions substitutions;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private CaseDriver driver;

    @BeforeEach
    void fourBoardsAndTheirSuccessors() {
        driver.moveClockTo(MONDAY);
        importer.apply(new ByteArrayInputStream("""
                bodies:
                  - {code: RFA, name: Ban A, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: 2021-01-01, posts: [
                     {role: leader, title: Trưởng Ban A, holder: rfa.leader, validFrom: 2021-01-01},
                     {role: specialist, title: Chuyên viên Ban A, holder: rfa.specialist, validFrom: 2021-01-01}]}
                  - {code: RFB, name: Ban B, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: 2021-01-01, posts: [
                     {role: specialist, title: Chuyên viên Ban B, holder: rfb.specialist, validFrom: 2021-01-01}]}
                  - {code: RFC, name: Ban C, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: 2023-08-01}
                  - {code: RFD, name: Ban D, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: 2023-08-01}
                  - {code: RFOLD, name: Ban cũ, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: 2021-01-01,
                     validTo: 2021-12-31}
                """.getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void today() {
        driver.clock().reset();
    }

    @Test
    void isRefusedWithEveryWrongRowNamed() {
        refused("symbol", "Hãy ghi số, ký hiệu quyết định.", new Proposal(" ", DAY, "Hợp nhất", items(merge())));
        refused("title", "Hãy ghi trích yếu quyết định.", new Proposal("01-QĐ/TU", DAY, null, items(merge())));
        refused("effectiveOn", "Hãy ghi ngày hiệu lực.", new Proposal("01-QĐ/TU", null, "Hợp nhất", items(merge())));
        refused("effectiveOn",
                "Ngày hiệu lực 09/06/2023 đã qua hơn 30 ngày; quyết định ghi muộn chỉ nhận từ 10/06/2023.",
                new Proposal("01-QĐ/TU", LocalDate.of(2023, 6, 9), "Hợp nhất", items(merge())));
        refused("items", "Hãy ghi ít nhất một dòng", proposal());
        refused("items", "Dòng 1: thiếu cơ quan cũ.", proposal(new Item(null, "RFC", MERGE, true, false)));
        refused("items", "Dòng 1 (RFA → RFC): thiếu hình thức", proposal(new Item("RFA", "RFC", null, true, false)));
        refused("items", "Dòng 1 (KHONGCO → RFC): không có cơ quan “KHONGCO”.", proposal(Item.of("KHONGCO", "RFC",
                MERGE)));
        refused("items", "Dòng 1 (RFOLD → RFC): cơ quan “RFOLD” đã kết thúc ngày 31/12/2021.",
                proposal(Item.of("RFOLD", "RFC", MERGE)));
        refused("items", "Dòng 1 (RFA → KHONGCO): không có cơ quan “KHONGCO”; hãy nhập tổ chức trước.",
                proposal(Item.of("RFA", "KHONGCO", MERGE)));
        refused("items", "Dòng 1 (RFA → RFC): cơ quan kế thừa “RFC” không tồn tại vào ngày 31/07/2023.",
                new Proposal("01-QĐ/TU", DAY.minusDays(1), "Hợp nhất", items(Item.of("RFA", "RFC", MERGE))));
        refused("items", "Dòng 1 (RFA → không): thiếu cơ quan kế thừa.",
                proposal(new Item("RFA", null, MERGE, false, false)));
        refused("items", "Dòng 2 (RFA → RFC): lặp lại dòng 1.", proposal(new Item("RFA", "RFC", SPLIT, true, false),
                new Item("RFA", "RFC", SPLIT, false, false)));
        refused("items", "Dòng 2 (RFA → RFD): cơ quan “RFA” đã có cơ quan nhận việc ở dòng 1; chỉ một cơ quan nhận.",
                proposal(new Item("RFA", "RFC", SPLIT, true, false), new Item("RFA", "RFD", SPLIT, true, false)));
        refused("items", "Dòng 1 (RFA → RFC): hợp nhất, sáp nhập chỉ có một cơ quan kế thừa",
                proposal(Item.of("RFA", "RFC", MERGE), new Item("RFA", "RFD", MERGE, false, false)));
        refused("items", "Dòng 1 (RFA → RFC): chia, tách cần ít nhất hai cơ quan kế thừa.",
                proposal(Item.of("RFA", "RFC", SPLIT)));
        refused("items", "Dòng 2 (RFA → RFD): hình thức khác với dòng 1 của cùng cơ quan.",
                proposal(new Item("RFA", "RFC", SPLIT, true, false), new Item("RFA", "RFD", MERGE, false, false)));
        refused("items", "Dòng 1 (RFA → RFB): cơ quan kế thừa “RFB” cũng kết thúc theo chính quyết định này (Dòng 2 (RFB → "
                + "RFA)): quan hệ kế thừa thành vòng hoặc nối tiếp.", proposal(Item.of("RFA", "RFB", MERGE),
                Item.of("RFB", "RFA", MERGE)));
        refused("items", "Dòng 1 (RFA → RFA): chưa có tên hoặc cấp trên mới của cơ quan từ ngày 01/08/2023",
                proposal(new Item("RFA", "RFA", RENAME, false, false)));
        refused("items", "Dòng 1 (RFA → RFA): cơ quan “RFA” còn tiếp tục nên việc đang mở ở lại đó",
                proposal(new Item("RFA", "RFA", SPLIT, false, false), new Item("RFA", "RFC", SPLIT, true, false)));
        refused("items", "Dòng 2 (RFB → RFC): thiếu hình thức",
                proposal(Item.of("KHONGCO", "RFC", MERGE), new Item("RFB", "RFC", null, true, false)));
        assertThat(asAdmin(reforms::all)).isEmpty();

        prepare(merge());
        refused("symbol", "Quyết định 01-qđ/tu hiệu lực từ 01/08/2023 đã có trong danh sách.",
                new Proposal("01-qđ/tu", DAY, "Khác", items(Item.of("RFB", "RFD", MERGE))));
        assertThatThrownBy(() -> driver.as("vptu.manager", () -> reforms.prepare(proposal(merge()))))
                .isInstanceOf(NotAllowedException.class);
        for (ThrowingCallable act : List.<ThrowingCallable>of(reforms::all, () -> reforms.affected(UUID.randomUUID()),
                () -> reforms.confirm(UUID.randomUUID(), REASON), () -> reforms.queue(null),
                () -> reforms.carryOut(UUID.randomUUID()), () -> reforms.withdraw(UUID.randomUUID(), REASON))) {
            assertThatThrownBy(act).isInstanceOf(NotAllowedException.class);
        }
    }

    @Test
    void writesEndsSuccessionsAndPostsWhenConfirmedAndTakesThemBackWhenWithdrawn() {
        substitutions.add(new NewSubstitution("rfa.leader", "rfb.specialist", DAY.minusDays(3), DAY.plusDays(3),
                "RFA", null,
                "Đi công tác"));
        UUID id = prepare(new Item("RFA", "RFC", MERGE, true, true), new Item("RFB", "RFC", MERGE, true, true));
        List<String> before = written();
        assertThat(asAdmin(() -> reforms.affected(id)).changes()).extracting(OrganisationDifference.Change::text)
                .contains("Kết thúc cơ quan RFA “Ban A” hiệu lực từ 01/01/2021: hết ngày 31/07/2023.",
                        "Thêm vị trí RFC:specialist2 “Chuyên viên Ban B” từ 01/08/2023.");
        assertThat(written()).as("a dry run").isEqualTo(before);

        asAdmin(() -> reforms.confirm(id, REASON));
        assertThat(asAdmin(() -> reforms.get(id))).satisfies(reform -> {
            assertThat(reform.state()).isEqualTo(State.CONFIRMED);
            assertThat(reform.confirmedBy()).isEqualTo("admin");
        });
        assertThat(organisation.find("RFA", DAY)).isEmpty();
        assertThat(organisation.find("RFA", DAY.minusDays(1))).isPresent();
        assertThat(jdbc.sql("select predecessor || '→' || successor || ' ' || decision_symbol from body_succession "
                + "where effective_on = :day").param("day", DAY).query(String.class).list())
                .containsExactlyInAnyOrder("RFA→RFC 01-QĐ/TU", "RFB→RFC 01-QĐ/TU");
        assertThat(organisation.members(new GroupId("RFA", Role.SPECIALIST))).containsExactly("rfa.specialist");
        driver.moveClockTo(DAY);
        assertThat(organisation.members(new GroupId("RFA", Role.SPECIALIST))).isEmpty();
        assertThat(organisation.members(new GroupId("RFC", Role.SPECIALIST)))
                .containsExactly("rfa.specialist", "rfb.specialist");
        assertThat(organisation.members(new GroupId("RFC", Role.LEADER))).as("and who stands in")
                .containsExactly("rfa.leader", "rfb.specialist");
        refusedAct("đã đến ngày hiệu lực nên không rút được", () -> reforms.withdraw(id, REASON));
        driver.moveClockTo(MONDAY);
        refusedAct("có hiệu lực từ 01/08/2023; đến ngày đó mới thực hiện được", () -> reforms.carryOut(id));
        refusedAct("đã xác nhận; muốn sửa, hãy rút", () -> reforms.change(id, proposal(merge())));

        asAdmin(() -> reforms.withdraw(id, REASON));
        assertThat(written()).isEqualTo(before);
        assertThat(asAdmin(() -> reforms.get(id)).state()).isEqualTo(State.WITHDRAWN);
        assertThat(audited()).containsExactly("reform.prepare", "organisation", "reform.confirm", "reform.withdraw");
    }

    @Test
    void isNotConfirmedWhileSomethingStillStandsBelowABodyThatEnds() {
        importer.apply(new ByteArrayInputStream("""
                bodies:
                  - {code: RFA1, name: Phòng A1, kind: STATE_BODY, level: PROVINCE, parent: RFA, validFrom: 2022-01-01}
                """.getBytes(StandardCharsets.UTF_8)));
        UUID id = prepare(merge());
        assertThat(asAdmin(() -> reforms.affected(id)).conflicts()).singleElement().asString().contains("Phòng A1")
                .contains("còn hiệu lực sau khi cơ quan cấp trên “RFA” kết thúc");
        List<String> before = written();
        refusedAct("còn hiệu lực sau khi cơ quan cấp trên “RFA” kết thúc", () -> reforms.confirm(id, REASON));
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void workOfAnEndedBodyGoesToTheHeirThatTheDecisionNames() {
        importer.apply(new ByteArrayInputStream("""
                bodies:
                  - {code: RFC, name: Ban C, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: 2023-08-01, posts: [
                     {role: specialist, title: Chuyên viên Ban C, holder: rfc.specialist, validFrom: 2023-08-01}]}
                """.getBytes(StandardCharsets.UTF_8)));
        UUID id = prepare(new Item("RFA", "RFD", SPLIT, false, false), new Item("RFA", "RFC", SPLIT, true, false),
                new Item("RFB", null, DISSOLVE, false, false));
        asAdmin(() -> reforms.confirm(id, REASON));
        GroupId specialists = new GroupId("RFA", Role.SPECIALIST);
        assertThat(organisation.route(specialists, Set.of())).isEqualTo(new Route(specialists, false));
        driver.moveClockTo(DAY);
        assertThat(reforms.carryOutDue()).isOne();
        assertThat(organisation.route(specialists, Set.of()))
                .isEqualTo(new Route(new GroupId("RFC", Role.SPECIALIST), true));
        assertThat(organisation.route(new GroupId("RFB", Role.SPECIALIST), Set.of()).group().body())
                .as("nobody yet: whoever leads above").isEqualTo("TU");
        assertThat(reforms.carryOutDue()).isZero();
    }

    @Test
    void whatWasCarriedOutIsNeverChanged() {
        UUID id = prepare(merge());
        asAdmin(() -> reforms.confirm(id, REASON));
        driver.moveClockTo(DAY.plusDays(10));
        asAdmin(() -> reforms.carryOut(id));
        asAdmin(() -> reforms.carryOut(id));
        refusedAct("đã thực hiện; không sửa hay rút được", () -> reforms.withdraw(id, REASON));
        refusedAct("đã thực hiện; không sửa hay rút được", () -> reforms.change(id, proposal(merge())));
        assertThatThrownBy(() -> jdbc.sql("update reform set title = 'khác' where id = :id").param("id", id).update())
                .isInstanceOf(DataAccessException.class).hasStackTraceContaining("never changed or removed");
    }

    @Test
    void reformsAreCarriedOutInTheOrderOfTheirDays() {
        UUID later = prepare(new Proposal("02-QĐ/TU", DAY.plusDays(5), "Đổi tên", items(Item.of("RFB", "RFD",
                RENAME))));
        UUID first = prepare(merge());
        asAdmin(() -> reforms.confirm(later, REASON));
        asAdmin(() -> reforms.confirm(first, REASON));
        driver.moveClockTo(DAY.plusDays(20));
        refusedAct("Quyết định 01-QĐ/TU có hiệu lực trước (từ 01/08/2023) và chưa thực hiện",
                () -> reforms.carryOut(later));
        assertThat(reforms.carryOutDue()).as("after a time without the system").isEqualTo(2);
        assertThat(asAdmin(reforms::all)).extracting(Reform::state).containsOnly(State.CARRIED_OUT);
    }

    @Test
    void rowsOfAnImportedDecisionAreTakenOver() {
        importer.apply(new ByteArrayInputStream("""
                bodies:
                  - {code: RFA, name: Ban A, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: 2021-01-01,
                     validTo: 2023-07-31}
                  - {code: RFB, name: Ban B, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: 2021-01-01,
                     validTo: 2023-07-31}
                successions:
                  - {predecessor: RFA, successor: RFC, kind: MERGE, effectiveOn: 2023-08-01, decisionSymbol: 05-QĐ/TU}
                  - {predecessor: RFB, successor: RFC, kind: SPLIT, effectiveOn: 2023-08-01, decisionSymbol: 05-QĐ/TU}
                  - {predecessor: RFB, successor: RFD, kind: SPLIT, effectiveOn: 2023-08-01, decisionSymbol: 05-QĐ/TU}
                """.getBytes(StandardCharsets.UTF_8)));
        assertThat(asAdmin(() -> reforms.onRecord("05-qđ/tu", DAY))).containsExactly(
                new Item("RFA", "RFC", MERGE, true, false), new Item("RFB", "RFC", SPLIT, false, false),
                new Item("RFB", "RFD", SPLIT, false, false));
        refused("items", "Dòng 1 (RFA → RFC): kế thừa của cơ quan “RFA” từ ngày này đã ghi theo quyết định 05-QĐ/TU.",
                proposal(merge()));
        UUID id = prepare(new Proposal("05-QĐ/TU", DAY, "Hợp nhất", items(new Item("RFA", "RFC", MERGE, true, true))));
        assertThat(asAdmin(() -> reforms.affected(id)).changes()).extracting(OrganisationDifference.Change::text)
                .as("the file has said the rest").allMatch(text -> text.contains("RFC"));
        asAdmin(() -> reforms.confirm(id, REASON));
        driver.moveClockTo(DAY);
        assertThat(organisation.members(new GroupId("RFC", Role.LEADER))).containsExactly("rfa.leader");
    }

    @Test
    void aBodyThatIsOnlyMovedOrRenamedGoesOn() {
        importer.apply(new ByteArrayInputStream("""
                bodies:
                  - {code: RFA, name: Ban A, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: 2021-01-01,
                     validTo: 2023-07-31}
                  - {code: RFA, name: Ban A mới, kind: PARTY_BOARD, level: PROVINCE, parent: TU, validFrom: 2023-08-01}
                """.getBytes(StandardCharsets.UTF_8)));
        UUID id = prepare(new Item("RFA", "RFA", MOVE, false, false));
        asAdmin(() -> reforms.confirm(id, REASON));
        driver.moveClockTo(DAY);
        assertThat(reforms.carryOutDue()).isOne();
        assertThat(organisation.find("RFA")).map(Body::name).contains("Ban A mới");
        assertThat(organisation.members(new GroupId("RFA", Role.LEADER))).containsExactly("rfa.leader");
    }

    private static Item merge() {
        return Item.of("RFA", "RFC", MERGE);
    }

    private static List<Item> items(Item... items) {
        return List.of(items);
    }

    private static Proposal proposal(Item... items) {
        return new Proposal("01-QĐ/TU", DAY, "Sắp xếp các ban", List.of(items));
    }

    private UUID prepare(Item... items) {
        return prepare(proposal(items));
    }

    private UUID prepare(Proposal proposal) {
        return asAdmin(() -> reforms.prepare(proposal));
    }

    private <T> T asAdmin(java.util.function.Supplier<T> work) {
        return driver.as("admin", work);
    }

    private void asAdmin(Runnable work) {
        driver.as("admin", work);
    }

    private void refused(String field, String message, Proposal proposal) {
        assertThatThrownBy(() -> prepare(proposal)).isInstanceOfSatisfying(DomainException.class,
                e -> assertThat(e.field()).contains(field)).hasMessageContaining(message);
    }

    private void refusedAct(String message, Runnable act) {
        assertThatThrownBy(() -> asAdmin(act)).isInstanceOf(DomainException.class).hasMessageContaining(message);
    }

    private List<String> written() {
        return jdbc.sql("""
                select cast(b as text) from body b where code like 'RF%' union all
                select cast(p as text) from post p where body like 'RF%' union all
                select cast(h as text) from holder h where post_id like 'RF%' union all
                select cast(u as text) from substitution u where body like 'RF%' union all
                select cast(s as text) from body_succession s where predecessor like 'RF%' order by 1""")
                .query(String.class).list();
    }

    private List<String> audited() {
        return jdbc.sql("""
                select case when subject_type = 'reform' then action else subject_type end from audit_entry
                where action like 'reform.%' and at >= :since order by seq""")
                .param("since", java.sql.Timestamp.from(driver.clock().instant().minusSeconds(36_000)))
                .query(String.class).list();
    }
}
