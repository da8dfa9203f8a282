package vn.directive.support;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;
import vn.directive.consultation.ReplyRows;
import vn.directive.consultation.Synthesis;
import vn.directive.directive.Directives;
import vn.directive.organisation.Organisation;
import vn.directive.shared.WorkingCalendar;

/** What every test context has: a database of its own, a clock that can be set, the reference organisation. */
@TestConfiguration(proxyBeanMethods = false)
public class TestEnvironment {

    @Bean(destroyMethod = "close")
    EmbeddedDatabase database(@Value("${test.database.durable:false}") boolean durable) {
        return durable ? EmbeddedDatabase.durable() : EmbeddedDatabase.temporary();
    }

    @Bean
    DynamicPropertyRegistrar databaseProperties(EmbeddedDatabase database) {
        return registry -> {
            database.springProperties().forEach((name, value) -> registry.add(name, () -> value));
            ReferenceFiles.springProperties().forEach((name, value) -> registry.add(name, () -> value));
        };
    }

    @Bean
    static StatementCounter statementCounter() {
        return new StatementCounter();
    }

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
    @Lazy
    PlayedDossiers playedDossiers(CaseDriver driver, WorkingCalendar calendar) {
        return PlayedDossiers.play(driver, calendar);
    }
}
