package vn.directive.development;

import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.CaseDriver;
import vn.directive.support.Demonstration;

/**
 * Three dossiers to look at: the reference case finished, one in its first comment round, one in force with a return
 * due. Played through the engine once; a later start finds them and adds nothing.
 */
@Order(10)
class DemonstrationDossiers implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemonstrationDossiers.class);

    private final CaseDriver driver;
    private final WorkingCalendar calendar;
    private final JdbcClient jdbc;

    DemonstrationDossiers(CaseDriver driver, WorkingCalendar calendar, JdbcClient jdbc) {
        this.driver = driver;
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (jdbc.sql("select count(*) from directive").query(Integer.class).single() > 0) {
            return;
        }
        log.info("First start: playing the reference case and two more dossiers through the engine");
        LocalDate today = LocalDate.now(driver.clock());
        Demonstration demonstration = new Demonstration(driver, calendar);
        demonstration.play(() -> List.of(demonstration.finished(), demonstration.inForceWithAReturnDue(today),
                demonstration.inTheFirstCommentRound(today)));
        log.info("The three dossiers are there: http://localhost:8080");
    }
}
