package vn.directive.support;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import vn.directive.organisation.Accounts;

/** Everybody of the reference organisation can log in. */
@TestConfiguration(proxyBeanMethods = false)
class ServerEnvironment {

    @Bean
    @Order(1)
    ApplicationRunner passwords(Accounts accounts) {
        return arguments -> accounts.setInitialPasswords(HttpPerson.PASSWORD);
    }
}
