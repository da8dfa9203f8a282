package vn.directive.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.Role;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;

/** The words over a signature, as they stand on paper. */
@ProcessTest
@Transactional
class SignatureWordsTest {

    private static final LocalDate MONDAY = LocalDate.of(2023, 7, 10);

    @Autowired
    private SigningAuthority authority;
    @Autowired
    private Substitutions substitutions;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private CaseDriver driver;

    @BeforeEach
    void monday() {
        driver.moveClockTo(MONDAY);
    }

    @AfterEach
    void today() {
        driver.clock().reset();
    }

    @ParameterizedTest(name = "{1} ({2}): {3}")
    @CsvSource({
        "BTVTU, btvtu.leader,,           T/M BAN THƯỜNG VỤ | PHÓ BÍ THƯ THƯỜNG TRỰC",
        "BTVTU, btvtu.leader, ACTING,    T/M BAN THƯỜNG VỤ | QUYỀN PHÓ BÍ THƯ THƯỜNG TRỰC",
        "TU,    tu.leader,    ACTING,    T/M BAN CHẤP HÀNH | QUYỀN BÍ THƯ",
        "TU,    tu.leader,    IN_CHARGE, T/M BAN CHẤP HÀNH | PHÓ BÍ THƯ PHỤ TRÁCH",
        "BDVTU, bdvtu.leader,,           TRƯỞNG BAN",
        "BDVTU, bdvtu.leader, ACTING,    QUYỀN TRƯỞNG BAN",
        "BDVTU, bdvtu.leader, IN_CHARGE, PHÓ TRƯỞNG BAN PHỤ TRÁCH",
        "BDVTU, bdvtu.deputy,,           K/T TRƯỞNG BAN | PHÓ TRƯỞNG BAN",
        "VPTU,  vptu.leader,  IN_CHARGE, PHÓ CHÁNH VĂN PHÒNG PHỤ TRÁCH",
        "UBND,  ubnd.leader,  ACTING,    Q. THỦ TRƯỞNG",
        "UBND,  ubnd.leader,  IN_CHARGE, KT. THỦ TRƯỞNG | PHÓ THỦ TRƯỞNG"})
    void standAsThePostIsHeld(String issuer, String signer, String charge, String words) {
        jdbc.sql("update holder set charge = :charge where username = :user").param("charge", charge)
                .param("user", signer).update();
        assertThat(words(issuer, signer)).isEqualTo(words.replace(" | ", "\n"));
    }

    @Test
    void aDeputyInChargeOfTheVacantPostOfTheHeadSignsInThisCharge() {
        jdbc.sql("update holder set username = 'bdvtu.deputy', charge = 'IN_CHARGE' where username = 'bdvtu.leader'")
                .update();
        assertThat(words("BDVTU", "bdvtu.deputy")).isEqualTo("PHÓ TRƯỞNG BAN PHỤ TRÁCH");
    }

    @Test
    void aDeputyWhoStandsInForTheHeadSignsAsTheDeputy() {
        substitutions.add(new NewSubstitution("bdvtu.leader", "bdvtu.deputy", MONDAY, MONDAY, "BDVTU", Role.LEADER,
                "Đi công tác"));
        assertThat(words("BDVTU", "bdvtu.deputy")).isEqualTo("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN");
    }

    private String words(String issuer, String signer) {
        return authority.words(authority.signers("TB", issuer, "TTTU"), signer).text();
    }
}
