package vn.directive;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.directive.audit.AuditCommand;

/** Starts the product: engine, web applications and {@code /api/v1} in one process. */
@Modulithic(systemName = "Directive lifecycle", sharedModules = "shared")
@EnableScheduling
@SpringBootApplication
public class DirectiveApplication {

    public static void main(String[] args) {
        if (AuditCommand.isWanted(args)) {
            System.exit(AuditCommand.run(new DatabaseRequired(), args));
        }
        SpringApplication application = new SpringApplication(DirectiveApplication.class);
        application.addInitializers(new DatabaseRequired());
        application.run(args);
    }
}
