package vn.directive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.document.RegisterImport;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.OrganisationImport;
import vn.directive.shared.WorkingDayImport;

/**
 * Takes in the files that {@code directive.import.*} names, at every start: a file that was taken in before changes
 * nothing. A wrong file stops the start, and the message lists its wrong rows.
 */
@Component
@Order(0)
@EnableConfigurationProperties(StartupImport.Files.class)
class StartupImport implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(StartupImport.class);

    private final Files files;
    private final OrganisationImport organisation;
    private final RegisterImport registers;
    private final WorkingDayImport workingDays;
    private final Accounts accounts;
    private final AuditTrail audit;

    StartupImport(Files files, OrganisationImport organisation, RegisterImport registers,
            WorkingDayImport workingDays, Accounts accounts, AuditTrail audit) {
        this.files = files;
        this.organisation = organisation;
        this.registers = registers;
        this.workingDays = workingDays;
        this.accounts = accounts;
        this.audit = audit;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        read(files.organisation(), organisation::applyOnce);
        read(files.registers(), registers::apply);
        read(files.workingDays(), file -> {
            int changed = workingDays.apply(file);
            if (changed > 0) {
                audit.note(AuditAction.IMPORT_WORKING_DAYS, new Subject("file", "working-days", null),
                        Capacity.of("system"), Map.of("changed", changed));
            }
        });
        if (files.initialPassword() != null && !files.initialPassword().isBlank()) {
            int given = accounts.setInitialPasswords(files.initialPassword());
            log.info("{} accounts without a password got the initial one", given);
        }
    }

    private static void read(Resource file, Consumer<InputStream> reader) {
        if (file == null) {
            return;
        }
        try (InputStream content = file.getInputStream()) {
            reader.accept(content);
            log.info("Imported {}", file.getDescription());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file.getDescription(), e);
        }
    }

    /**
     * All optional.
     *
     * @param organisation YAML of bodies, posts and holders
     * @param registers YAML of terms and number registers
     * @param workingDays CSV of days off and make-up days
     * @param initialPassword given to accounts that have none
     */
    @ConfigurationProperties("directive.import")
    record Files(Resource organisation, Resource registers, Resource workingDays, String initialPassword) {}
}
