package vn.directive.support;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.directive.DirectiveApplication;

/** The product as a process of its own, for tests that stop it and start it again on the same database. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /** Returns when the server is ready for requests. */
    public static ServerProcess start(int port, EmbeddedDatabase database) {
        String productOnly = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes")).collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g", "-cp", productOnly,
                DirectiveApplication.class.getName(), "--server.port=" + port));
        for (Map<String, Object> properties : List.of(database.springProperties(), ReferenceFiles.springProperties())) {
            properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        }
        try {
            ServerProcess server = new ServerProcess(new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(new File("target/server-process.log")).start());
            await("a ready server; see target/server-process.log").atMost(PATIENCE).ignoreExceptions()
                    .failFast("the server has ended", () -> !server.process.isAlive()).until(() -> isReady(port));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isReady(int port) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + "/actuator/health/readiness")).build(), BodyHandlers.discarding())
                .statusCode() == 200;
    }

    /** Ends it as an administrator does, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
