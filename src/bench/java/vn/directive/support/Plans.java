package vn.directive.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.support.SqlMeter.Sent;

/** The statements of requests with the database's plan of the slow ones, in {@code target/bench-<name>-plans.txt}. */
public class Plans {

    private static final double SLOW_MILLIS = 2;

    private final Path file;
    private final SqlMeter sql;
    private final JdbcClient jdbc;
    private final StringBuilder text = new StringBuilder();

    public Plans(String name, SqlMeter sql, JdbcClient jdbc) {
        this.file = Path.of("target", "bench-" + name + "-plans.txt");
        this.sql = sql;
        this.jdbc = jdbc;
    }

    public void add(String what, Callable<?> work) throws Exception {
        List<Sent> sent = sql.sentBy(work);
        text.append("== ").append(what).append(": ").append(sent.size()).append(" statements\n");
        for (Sent statement : sent) {
            String one = statement.sql().strip().replaceAll("\\s+", " ");
            text.append(String.format(Locale.ROOT, "%8.2f ms  %s%n", statement.millis(), one));
            // The driver does not say what was in a list.
            if (statement.millis() > SLOW_MILLIS && !one.contains("(?)") && one.matches("(?i)(select|with) .*")) {
                jdbc.sql("explain (analyze, buffers) " + statement.sql().replace("?", "??"))
                        .query(String.class).list()
                        .forEach(line -> text.append("             ").append(line).append('\n'));
            }
        }
        text.append('\n');
    }

    public void write() throws IOException {
        Files.writeString(file, text);
    }
}
