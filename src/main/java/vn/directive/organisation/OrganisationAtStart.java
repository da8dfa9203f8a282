package vn.directive.organisation;

import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * How a new installation gets its first people: {@code directive.organisation.file} is imported at every start, and
 * {@code directive.organisation.administrator-password} opens the administrators' accounts that have no password yet.
 */
@Component
@Order(0)
@ConditionalOnProperty("directive.organisation.file")
class OrganisationAtStart implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(OrganisationAtStart.class);

    private final OrganisationImport importer;
    private final Accounts accounts;
    private final Resource file;
    private final String password;

    OrganisationAtStart(OrganisationImport importer, Accounts accounts,
            @Value("${directive.organisation.file}") Resource file,
            @Value("${directive.organisation.administrator-password:}") String password) {
        this.importer = importer;
        this.accounts = accounts;
        this.file = file;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        try (InputStream yaml = file.getInputStream()) {
            log.info("Organisation file {}: {}", file, importer.apply(yaml));
        }
        if (!password.isEmpty()) {
            accounts.setInitialPasswords(Grant.ADMINISTRATOR, password);
        }
    }
}
