package vn.directive.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.directive.support.ServerTest;

/** What browsers load is compressed, kept, and small. */
@ServerTest
class StaticFilesServerTest {

    /** What our plugins may add to the first visit of one web application, compressed. */
    private static final int BUDGET = 150_000;
    private static final Path OURS = Path.of("src/main/resources/META-INF/resources/webjars/camunda");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"/camunda/lib/deps.js?bust=7.24.0, max-age=31536000", "/camunda/lib/directive/common.js, no-cache",
            "/camunda/lib/directive/common.css, no-cache", "/login/login.css, no-cache"})
    void filesAreCompressedAndKept(String path, String keeping) throws Exception {
        HttpResponse<byte[]> answer = get(path, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains(keeping);
        if (answer.headers().firstValueAsLong("Content-Length").orElse(10_000) > 2048) {
            assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        }
        if (keeping.equals("no-cache")) {
            String etag = answer.headers().firstValue("ETag").orElseThrow();
            assertThat(get(path, etag).statusCode()).as("asked for again, the same file is not sent").isEqualTo(304);
        }
    }

    @Test
    void theStockBundleIsSentCompressed() throws Exception {
        assertThat(get("/camunda/lib/deps.js", null).body().length).isLessThan(1_300_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void ourPluginsStayWithinTheBudget(String app) throws IOException {
        int size = 0;
        for (Path folder : List.of(OURS.resolve("lib/directive"), OURS.resolve("app/" + app))) {
            try (Stream<Path> files = Files.walk(folder)) {
                size += files.filter(Files::isRegularFile).mapToInt(StaticFilesServerTest::compressed).sum();
            }
        }
        System.out.printf("%s: %,d bytes of ours, compressed (budget %,d)%n", app, size, BUDGET);
        assertThat(size).as("bytes of our files in %s, compressed", app).isLessThan(BUDGET);
    }

    private HttpResponse<byte[]> get(String path, String etag) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Encoding", "gzip");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static int compressed(Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
