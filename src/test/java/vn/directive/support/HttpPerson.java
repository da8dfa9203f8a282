package vn.directive.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a cookie jar in front of the server, who follows no redirects. */
public class HttpPerson {

    public static final String PASSWORD = ReferenceFiles.PASSWORD;

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final String UPLOAD = """
            --limit\r
            Content-Disposition: form-data; name="kind"\r
            \r
            OTHER\r
            --limit\r
            Content-Disposition: form-data; name="subject"\r
            \r
            Thử\r
            --limit\r
            Content-Disposition: form-data; name="file"; filename="x.txt"\r
            Content-Type: text/plain\r
            \r
            x\r
            --limit--\r
            """;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    public HttpPerson(int port) {
        this.base = "http://localhost:" + port;
    }

    /** Logs in and opens Tasklist once, which gives the web applications' token. */
    public static HttpPerson loggedIn(int port, String username) {
        HttpPerson person = new HttpPerson(port);
        HttpResponse<String> answer = person.login(username, PASSWORD);
        if (!answer.headers().firstValue("Location").orElse("").endsWith("/")) {
            throw new AssertionError("login of " + username + " failed: " + answer.statusCode() + " "
                    + answer.headers().firstValue("Location").orElse(""));
        }
        person.get("/camunda/api/engine/engine/");
        person.get("/camunda/app/tasklist/default/");
        return person;
    }

    public HttpResponse<String> login(String username, String password) {
        Matcher token = FORM_TOKEN.matcher(get("/login").body());
        return form("/login", Map.of("username", username, "password", password,
                "_csrf", token.find() ? token.group(1) : ""));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).header("Accept", "text/html,application/json").GET());
    }

    public HttpResponse<String> getJson(String path) {
        return send(request(path).header("Accept", "application/json").GET());
    }

    public HttpResponse<String> form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends JSON as the web applications do, with their token. */
    public HttpResponse<String> json(String method, String path, String body) {
        return send(request(path).header("Content-Type", "application/json").header("Accept", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .method(method, BodyPublishers.ofString(body)));
    }

    /** As {@link #json}, for an answer with what it refers to embedded, which is how Tasklist asks for lists. */
    public HttpResponse<String> hal(String method, String path, String body) {
        return send(request(path).header("Content-Type", "application/json").header("Accept", "application/hal+json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** Sends anything to {@code /api/v1}, with its token. @param contentType null for a request without a body */
    public HttpResponse<String> api(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = request(path).header("Accept", "application/json")
                .header("X-XSRF-DIRECTIVE", cookie("XSRF-DIRECTIVE"));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return send(request.method(method, contentType == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /**
     * Asks as whichever page of ours would, with the tokens of both kinds.
     *
     * @param content JSON, {@code file} for an upload, or null
     */
    public HttpResponse<byte[]> exchange(String method, String path, String content) {
        boolean upload = "file".equals(content);
        HttpRequest.Builder request = request(path).header("Accept", "application/json, text/html, */*")
                .header("X-XSRF-DIRECTIVE", cookie("XSRF-DIRECTIVE")).header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
        if ((path.contains("/rows/") || path.contains("/lines/")) && !method.equals("POST")) {
            request.header("If-Match", "1");
        }
        if (content != null) {
            request.header("Content-Type", upload ? "multipart/form-data; boundary=limit" : "application/json");
        }
        return send(request.method(method, content == null ? BodyPublishers.noBody()
                : BodyPublishers.ofString(upload ? UPLOAD : content)), HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> jsonWithoutToken(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals(name))
                .map(HttpCookie::getValue).findFirst().orElse("");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
