package vn.directive.development;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import vn.directive.document.RegisterImport;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.OrganisationImport;
import vn.directive.support.CaseDriver;
import vn.directive.support.MovableClock;
import vn.directive.support.ReferenceData;

/** What {@link DevelopmentApplication} adds to the product: a clock that the replay can set, and the demo data. */
@TestConfiguration(proxyBeanMethods = false)
class DevelopmentEnvironment {

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    @Bean
    CaseDriver caseDriver(ProcessEngine engine, MovableClock clock, Organisation organisation) {
        return new CaseDriver(engine, clock, organisation);
    }

    @Bean
    ReferenceData referenceData(OrganisationImport organisation, RegisterImport registers) {
        return new ReferenceData(organisation, registers);
    }

    @Bean
    @Order(0)
    ApplicationRunner loadReferenceData(ReferenceData data) {
        return arguments -> data.load();
    }
}
