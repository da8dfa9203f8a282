package vn.directive.development;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import vn.directive.DirectiveApplication;
import vn.directive.support.EmbeddedDatabase;
import vn.directive.support.ReferenceFiles;

/**
 * {@code mvn spring-boot:test-run}: the product with a PostgreSQL of its own under {@code data/}, the reference
 * organisation, one login per role and three dossiers. Lives in the test tree so that none of it can ship.
 */
public class DevelopmentApplication {

    public static void main(String[] args) {
        EmbeddedDatabase database = EmbeddedDatabase.kept(Path.of("data/postgres"));
        // Runs after the context is closed, so that nothing writes to a database that is gone.
        SpringApplication.getShutdownHandlers().add(database::close);
        List<String> arguments = new ArrayList<>(List.of(args));
        Stream.of(database.springProperties(), ReferenceFiles.springProperties())
                .forEach(properties -> properties.forEach((name, value) -> arguments.add("--" + name + "=" + value)));
        SpringApplication.from(DirectiveApplication::main).with(DevelopmentEnvironment.class)
                .run(arguments.toArray(String[]::new));
    }
}
