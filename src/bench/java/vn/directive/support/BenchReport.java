package vn.directive.support;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A table for people, in {@code target/bench-<name>.txt}. */
public class BenchReport {

    private final Path file;
    private final StringBuilder text = new StringBuilder();

    public BenchReport(Class<?> bench, String name, String title) {
        file = Path.of("target", "bench-" + name + ".txt");
        line("%s", title);
        line("mvn -B -Pbench verify -Dtest=%s", bench.getSimpleName());
        line("%s, Java %s, %d processors, load %.1f at the start", OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS),
                Runtime.version(), Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        line("");
    }

    public BenchReport line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
        return this;
    }

    public void write() throws IOException {
        Files.writeString(file, text);
    }
}
