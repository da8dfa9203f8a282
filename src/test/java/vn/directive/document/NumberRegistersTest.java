package vn.directive.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.directive.document.Documents.NewDocument;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.Responsibilities.HandOver;
import vn.directive.shared.DomainException;
import vn.directive.support.MovableClock;
import vn.directive.support.ProcessTest;

/** Terms from 2101 on belong to this test alone, so that other tests' numbers do not disturb it. */
@ProcessTest
class NumberRegistersTest {

    private static final LocalDate TERM_START = LocalDate.of(2101, 1, 1);

    @Autowired
    private NumberRegisters registers;
    @Autowired
    private RegisterImport registerImport;
    @Autowired
    private Documents documents;
    @Autowired
    private List<Responsibilities> kinds;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MovableClock clock;

    @BeforeEach
    void terms() {
        jdbc.sql("""
                insert into committee_term (body, label, valid_from, valid_to) values
                    ('TU', 'T-2101', '2101-01-01', '2101-12-31'), ('TU', 'T-2102', '2102-01-01', '2190-12-31')
                on conflict do nothing""").update();
        clock.set(LocalDate.of(2150, 1, 1), LocalTime.NOON);
    }

    @AfterEach
    void systemClock() {
        clock.reset();
    }

    @Test
    void numbersStayUniqueAndGaplessWhenManyIssueAtOnceAndSomeRollBack() throws Exception {
        int threads = 8;
        int each = 50;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<List<String>>> clerks = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int clerk = t;
                clerks.add(() -> IntStream.range(0, each)
                        .mapToObj(i -> issue("BDVTU", "KH", TERM_START, (i + clerk) % 5 == 0)).toList());
            }
            List<String> symbols = new ArrayList<>();
            for (Future<List<String>> done : pool.invokeAll(clerks)) {
                done.get().stream().filter(s -> !s.isEmpty()).forEach(symbols::add);
            }
            assertThat(symbols).hasSize(threads * each * 4 / 5).containsExactlyInAnyOrderElementsOf(
                    IntStream.rangeClosed(1, threads * each * 4 / 5).mapToObj("%02d-KH/BDVTU"::formatted).toList());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void committeeStandingCommitteeAndStandingBoardShareOneRegister() {
        registers.open("BTVTU", "KL", TERM_START, 9);
        assertThat(issue("TTTU", "KL", TERM_START)).isEqualTo("09-KL/TU");
        assertThat(issue("BTVTU", "KL", TERM_START)).isEqualTo("10-KL/TU");
        assertThat(issue("TU", "KL", TERM_START)).isEqualTo("11-KL/TU");
        assertThat(issue("VPTU", "CTr", TERM_START)).isEqualTo("01-CTr/VPTU");
    }

    @Test
    void partySeriesStartAgainWithTheTermAndStateSeriesWithTheYear() {
        assertThat(issue("BDVTU", "HD", LocalDate.of(2101, 12, 31))).isEqualTo("01-HD/BDVTU");
        assertThat(issue("BDVTU", "HD", LocalDate.of(2102, 1, 1))).isEqualTo("01-HD/BDVTU");
        assertThat(issue("BDVTU", "HD", LocalDate.of(2110, 1, 1))).isEqualTo("02-HD/BDVTU");
        String state = jdbc.sql("select code from body where kind = 'STATE_BODY' and symbol is not null limit 1")
                .query(String.class).single();
        String first = issue(state, "KH", LocalDate.of(2110, 12, 31));
        assertThat(issue(state, "KH", LocalDate.of(2110, 12, 31))).startsWith("02-");
        assertThat(issue(state, "KH", LocalDate.of(2111, 1, 1))).isEqualTo(first).startsWith("01-");
    }

    @Test
    void todayIsTheDayInVietnamWhateverTheDayInGreenwich() {
        clock.set(LocalDate.of(2120, 12, 31), LocalTime.of(23, 59));
        assertThatThrownBy(() -> issue("BTCTU", "HD", LocalDate.of(2121, 1, 1)))
                .isInstanceOf(DomainException.class).hasMessage("Ngày ban hành không được sau ngày hôm nay.");
        clock.set(LocalDate.of(2121, 1, 1), LocalTime.of(0, 0));
        assertThat(issue("BTCTU", "HD", LocalDate.of(2121, 1, 1))).isEqualTo("01-HD/BTCTU");
    }

    @Test
    void voidedNumberIsNeverGivenAgain() {
        UUID wrong = aDocument();
        transaction.execute(s -> documents.issue(wrong, "QĐ", "BTCTU", TERM_START, "btctu.leader", ""));
        documents.voidIssued(wrong, "Ghi nhầm trích yếu");
        assertThat(issue("BTCTU", "QĐ", TERM_START)).isEqualTo("02-QĐ/BTCTU");
        assertThat(jdbc.sql("select void_reason from document_number where document_id = ?").param(wrong)
                .query(String.class).single()).isEqualTo("Ghi nhầm trích yếu");
        assertThatThrownBy(() -> documents.voidIssued(wrong, "lần nữa")).hasMessageContaining("hủy trước đó");
    }

    @Test
    void opensAtANumberAndStepsOverNumbersUsedOutsideTheSystem() {
        registers.open("BDVTU", "CV", TERM_START, 490);
        assertThat(issue("BDVTU", "CV", TERM_START)).isEqualTo("490-CV/BDVTU");
        registers.advance("BDVTU", "CV", "T-2101", 516, "Công văn khác dùng ngoài hệ thống");
        assertThat(issue("BDVTU", "CV", TERM_START)).isEqualTo("516-CV/BDVTU");
        assertThatThrownBy(() -> registers.open("BDVTU", "CV", TERM_START, 1)).hasMessageContaining("đã được mở");
        assertThatThrownBy(() -> registers.advance("BDVTU", "CV", "T-2101", 5, "lùi"))
                .hasMessageContaining("không lùi");
        assertThatThrownBy(() -> registers.advance("BDVTU", "CV", "T-9999", 5, "sai"))
                .hasMessageContaining("chưa được mở");
    }

    @Test
    void aRegisterEndsWithItsCommitteeAndTheSuccessorMayGiveTheSameSymbolAgain() {
        LocalDate reform = LocalDate.of(2120, 7, 1);
        clock.set(reform.minusDays(1), LocalTime.NOON);
        jdbc.sql("""
                insert into body (code, name, symbol, kind, level, valid_from, valid_to) values
                    ('TUCU', 'Tỉnh ủy cũ', 'TU', 'COMMITTEE', 'PROVINCE', '2101-01-01', '2120-06-30'),
                    ('TUMOI', 'Tỉnh ủy mới', 'TU', 'COMMITTEE', 'PROVINCE', '2120-07-01', null)""").update();
        jdbc.sql("""
                insert into committee_term (body, label, valid_from, valid_to) values
                    ('TUCU', 'T-2120', '2120-01-01', '2124-12-31'), ('TUMOI', 'T-2120', '2120-07-01', '2124-12-31')""")
                .update();
        try {
            registers.open("TUCU", "CT", reform.minusDays(1), 22);
            assertThat(issue("TUCU", "CT", reform.minusDays(1))).isEqualTo("22-CT/TU");
            handOverTo("TUMOI");
            assertThat(issue("TUCU", "CT", reform.minusDays(1))).as("its last day is not over").isEqualTo("23-CT/TU");

            clock.set(reform, LocalTime.NOON);
            assertThatThrownBy(() -> issue("TUCU", "CT", reform)).isInstanceOf(DomainException.class)
                    .hasMessage("Tỉnh ủy cũ đã kết thúc hoạt động từ ngày 01/07/2120 nên không lấy số sau ngày đó.");
            handOverTo("TUMOI");
            assertThat(kinds.stream().flatMap(kind -> kind.of(List.of("TUCU")).stream())).isEmpty();
            assertThatThrownBy(() -> issue("TUCU", "CT", reform.minusDays(1))).isInstanceOf(DomainException.class)
                    .hasMessage("Sổ CT của Tỉnh ủy cũ, T-2120 đã khóa hết ngày 30/06/2120; văn bản sau đó lấy số ở "
                            + "sổ của Tỉnh ủy mới.");
            assertThatThrownBy(() -> registers.advance("TUCU", "CT", "T-2120", 40, "Cấp ngoài hệ thống"))
                    .hasMessageContaining("đã khóa");
            registers.open("TUMOI", "CT", reform, 22);
            assertThat(issue("TUMOI", "CT", reform)).isEqualTo("22-CT/TU");
            assertThat(jdbc.sql("select body from document where symbol = '22-CT/TU' and issued_on > '2120-01-01'")
                    .query(String.class).list()).hasSize(2);
        } finally {
            jdbc.sql("delete from body where code in ('TUCU', 'TUMOI')").update();
        }
    }

    private void handOverTo(String successor) {
        kinds.forEach(kind -> kind.handOver(kind.of(List.of("TUCU")).stream()
                .map(what -> new HandOver(what, successor)).toList()));
    }

    @Test
    void importOpensRegistersOnceAndKeepsTheirState() {
        String file = """
                terms:
                  - {body: TU, label: T-2101, from: 2101-01-01, to: 2101-12-31}
                registers:
                  - owner: VPTU
                    type: CV
                    scope: TERM
                    key: T-2101
                    openedOn: 2101-01-01
                    next: 4
                    outside:
                      - {from: 5, to: 6, reason: Sổ giấy}
                      - {from: 7, to: 7, reason: Sổ giấy}
                """;
        apply(file);
        assertThat(issue("VPTU", "CV", TERM_START)).isEqualTo("04-CV/VPTU");
        apply(file);
        assertThat(issue("VPTU", "CV", TERM_START)).isEqualTo("08-CV/VPTU");
    }

    @Test
    void refusesWhatTheIssuerMayNotIssueAndDatesOutsideEveryTerm() {
        assertThatThrownBy(() -> issue("BDVTU", "CT", TERM_START))
                .hasMessage("Ban Dân vận Tỉnh ủy không có thẩm quyền ban hành loại văn bản “CT”.");
        assertThatThrownBy(() -> issue("BDVTU", "CV", LocalDate.of(1999, 1, 1)))
                .hasMessageContaining("Chưa khai báo nhiệm kỳ");
    }

    private void apply(String file) {
        registerImport.apply(new java.io.ByteArrayInputStream(file.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private String issue(String issuer, String type, LocalDate on) {
        return issue(issuer, type, on, false);
    }

    private String issue(String issuer, String type, LocalDate on, boolean rollBack) {
        UUID document = aDocument();
        return transaction.execute(status -> {
            String symbol = documents.issue(document, type, issuer, on, "nguoi.ky", "");
            if (rollBack) {
                status.setRollbackOnly();
                return "";
            }
            return symbol;
        });
    }

    private UUID aDocument() {
        UUID id = documents.create(new NewDocument(UUID.randomUUID(), DocumentKind.OTHER, "Văn bản thử", "BDVTU"));
        documents.addText(id, "van-ban", "Nội dung");
        return id;
    }
}
