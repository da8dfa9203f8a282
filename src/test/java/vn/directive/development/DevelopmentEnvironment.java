package vn.directive.development;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.consultation.ReplyRows;
import vn.directive.consultation.Synthesis;
import vn.directive.directive.Directives;
import vn.directive.organisation.Organisation;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.CaseDriver;
import vn.directive.support.MovableClock;

/** What {@link DevelopmentApplication} adds to the product: a clock that the replay can set, and the demo data. */
@TestConfiguration(proxyBeanMethods = false)
class DevelopmentEnvironment {

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    @Bean
    CaseDriver caseDriver(ProcessEngine engine, MovableClock clock, Organisation organisation,
            Directives directives, ReplyRows rows, Synthesis synthesis) {
        return new CaseDriver(engine, clock, organisation, directives, rows, synthesis);
    }

    @Bean
    DemonstrationDossiers demonstrationDossiers(CaseDriver driver, WorkingCalendar calendar, JdbcClient jdbc) {
        return new DemonstrationDossiers(driver, calendar, jdbc);
    }
}
