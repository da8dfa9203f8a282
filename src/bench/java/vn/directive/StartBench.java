package vn.directive;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.directive.support.BenchReport;
import vn.directive.support.EmbeddedDatabase;
import vn.directive.support.ReferenceFiles;

/** From the start of {@code java -jar} to the first login page, on an empty database and on one that is in use. */
class StartBench {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WARM_STARTS = 2;

    @TempDir
    private Path directory;

    @Test
    void fromStartToTheLoginPage() throws Exception {
        Path jar = jar();
        BenchReport report = new BenchReport(StartBench.class, "start", "Start of the packaged jar to the login page");
        try (EmbeddedDatabase database = EmbeddedDatabase.kept(directory.resolve("postgres"))) {
            double cold = start(jar, database);
            report.line("%-44s %6.1f s", "cold: empty database, imports", cold);
            for (int i = 0; i < WARM_STARTS; i++) {
                double warm = start(jar, database);
                report.line("%-44s %6.1f s  %.2f of cold", "warm: schema and models are there", warm, warm / cold);
            }
        }
        report.write();
    }

    private double start(Path jar, EmbeddedDatabase database) throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString(),
                "--server.port=" + port));
        Stream.of(database.springProperties(), ReferenceFiles.springProperties())
                .forEach(properties -> properties.forEach((name, value) -> command.add("--" + name + "=" + value)));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(new File("target/bench-start.log")).start();
        try {
            awaitLoginPage(process, port);
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            process.destroy();
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static void awaitLoginPage(Process process, int port) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest login = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login"))
                .timeout(Duration.ofSeconds(30)).build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                if (client.send(login, BodyHandlers.ofString()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("No login page; see target/bench-start.log");
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(f -> f.getFileName().toString().matches("directive-lifecycle-.*\\.jar")).findFirst()
                    .orElseThrow(() -> new AssertionError("No jar in target: the bench runs after package"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
