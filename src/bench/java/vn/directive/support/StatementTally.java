package vn.directive.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.directive.support.SqlMeter.Sent;

/** Which statements a piece of work sends, how often and for how long, in {@code target/bench-<name>-statements.txt}. */
public class StatementTally {

    private static final int WIDTH = 240;

    private final Path file;
    private final StringBuilder text = new StringBuilder();

    public StatementTally(String name) {
        this.file = Path.of("target", "bench-" + name + "-statements.txt");
    }

    /** @return how many there were */
    public int add(String what, List<Sent> sent) {
        text.append("== ").append(what).append(": ").append(sent.size()).append(" exchanges, ")
                .append(String.format(Locale.ROOT, "%.1f ms%n", sent.stream().mapToDouble(Sent::millis).sum()));
        Map<String, List<Sent>> alike = sent.stream().collect(Collectors.groupingBy(one -> one.sql().strip()
                .replaceAll("'[^']*'", "?").replaceAll("\\b\\d+\\b", "?").replaceAll("\\s+", " ")));
        alike.entrySet().stream().sorted(Comparator.comparingDouble(StatementTally::millis).reversed())
                .forEach(entry -> text.append(String.format(Locale.ROOT, "%6d × %9.2f ms  %s%n", entry.getValue().size(),
                        millis(entry), entry.getKey().substring(0, Math.min(WIDTH, entry.getKey().length())))));
        text.append('\n');
        return sent.size();
    }

    private static double millis(Map.Entry<String, List<Sent>> entry) {
        return entry.getValue().stream().mapToDouble(Sent::millis).sum();
    }

    public void write() throws IOException {
        Files.writeString(file, text);
    }
}
