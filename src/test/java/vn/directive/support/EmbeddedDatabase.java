package vn.directive.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** PostgreSQL out of Maven Central. */
public final class EmbeddedDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres.Builder builder) {
        try {
            // Spring closes it; the library's own shutdown hook races Spring's and hangs the exit.
            postgres = builder.setRegisterShutdownHook(false).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Thrown away at the end; durability is off. */
    public static EmbeddedDatabase temporary() {
        return new EmbeddedDatabase(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off").setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off").setServerConfig("max_connections", "200"));
    }

    /** Thrown away at the end, but every commit reaches the disk, as in production. */
    public static EmbeddedDatabase durable() {
        return new EmbeddedDatabase(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on").setServerConfig("max_connections", "200"));
    }

    /** Kept in a directory, so a restart finds its work again. */
    public static EmbeddedDatabase kept(Path directory) {
        return new EmbeddedDatabase(EmbeddedPostgres.builder()
                .setDataDirectory(directory.toAbsolutePath()).setCleanDataDirectory(false));
    }

    public Map<String, Object> springProperties() {
        return Map.of(
                "spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres");
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
