package vn.directive.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.support.HttpPerson;
import vn.directive.support.ServerTest;

/** The login, and that nothing is open beside it. */
@ServerTest
class LoginServerTest {

    private static final Pattern NONCE = Pattern.compile("nonce(?:=\"|-)([\\w-]+)");

    @LocalServerPort
    private int port;
    @Autowired
    private javax.sql.DataSource database;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void everybodyLogsInOnOneVietnamesePage() {
        HttpPerson person = new HttpPerson(port);
        var page = person.get("/camunda/app/tasklist/default/?a=b");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElse("")).contains("/login?next=%2Fcamunda%2Fapp%2Ftasklist");
        assertThat(person.get("/login").body()).contains("Tên đăng nhập", "Mật khẩu", "lang=\"vi\"");

        assertThat(person.login("bdvtu.specialist", HttpPerson.PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(target -> assertThat(target).endsWith("/"));
        assertThat(person.get("/").headers().firstValue("Location").orElse("")).contains("/camunda/app/tasklist/");
        assertThat(person.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    }

    @Test
    void managersStartInCockpit() {
        assertThat(HttpPerson.loggedIn(port, "vptu.manager").get("/").headers().firstValue("Location").orElse(""))
                .contains("/camunda/app/cockpit/");
    }

    @Test
    void wrongNameAndWrongPasswordLookTheSame() {
        var wrongPassword = new HttpPerson(port).login("vptu.specialist", "sai-mat-khau");
        var wrongName = new HttpPerson(port).login("khong.co", "sai-mat-khau");
        assertThat(wrongPassword.headers().firstValue("Location")).isEqualTo(wrongName.headers().firstValue("Location"))
                .hasValueSatisfying(target -> assertThat(target).endsWith("/login?wrong"));
        assertThat(new HttpPerson(port).get("/login?wrong").body())
                .contains("Tên đăng nhập hoặc mật khẩu không đúng.", "role=\"alert\"");
    }

    @Test
    void repeatedFailuresPauseTheNameEvenForTheRightPassword() {
        HttpPerson person = new HttpPerson(port);
        IntStream.range(0, 5).forEach(i -> person.login("huln.clerk", "sai-mat-khau"));
        assertThat(person.login("huln.clerk", HttpPerson.PASSWORD).headers().firstValue("Location").orElse(""))
                .endsWith("/login?paused");
        assertThat(person.get("/login?paused").body()).contains("Đã nhập sai nhiều lần");
        assertThat(recorded("huln.clerk")).containsOnlyOnce("login.lockout anonymous")
                .filteredOn("login.failure anonymous"::equals).hasSize(5);
    }

    @Test
    void loginsAreRecordedButNoNameThatMayBeAPassword() {
        HttpPerson.loggedIn(port, "mttq.leader");
        new HttpPerson(port).login("mat-khau-bi-mat", "x");
        assertThat(recorded("mttq.leader")).contains("login.success mttq.leader");
        assertThat(recorded("mat-khau-bi-mat")).isEmpty();
    }

    private List<String> recorded(String account) {
        return jdbc.sql("select action || ' ' || actor from audit_entry where subject_id = :account "
                + "and remote_address is not null order by seq").param("account", account).query(String.class).list();
    }

    @Test
    void loginLeadsToPagesOfThisServerOnly() {
        assertThat(LoginController.ownPage("//evil.example/")).isNull();
        assertThat(LoginController.ownPage("/\\evil.example")).isNull();
        assertThat(LoginController.ownPage("https://evil.example/")).isNull();
        assertThat(LoginController.ownPage("/camunda/app/tasklist/default/#/?task=1")).isNotNull();
    }

    @Test
    void loginWithoutTokenIsRefused() {
        var answer = new HttpPerson(port).form("/login",
                Map.of("username", "bdvtu.specialist", "password", HttpPerson.PASSWORD));
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login?expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/engine", "/engine-rest/task", "/actuator/env", "/actuator/beans", "/actuator",
            "/api/v1/me", "/camunda/api/engine/engine/default/task", "/camunda/api/admin/setup/default/user/create",
            "/camunda-welcome/index.html", "/v3/api-docs"})
    void closedToTheUnknown(String path) {
        assertThat(new HttpPerson(port).getJson(path).statusCode()).isIn(401, 403, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/engine", "/engine-rest/task", "/actuator/env", "/actuator/heapdump"})
    void closedToStaff(String path) {
        assertThat(HttpPerson.loggedIn(port, "bdvtu.specialist").getJson(path).statusCode()).isIn(403, 404);
    }

    @Test
    void stockLoginIsClosed() {
        HttpPerson person = new HttpPerson(port);
        person.get("/login");
        var answer = person.form("/camunda/api/admin/auth/user/default/login/tasklist",
                Map.of("username", "bdvtu.specialist", "password", HttpPerson.PASSWORD));
        assertThat(answer.statusCode()).isIn(401, 403);
    }

    @Test
    void healthIsOpenAndSaysNoMore() {
        var health = new HttpPerson(port).getJson("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("UP").doesNotContain("db", "PostgreSQL", "diskSpace");
    }

    @Test
    void expiredApiSessionIsAProblemInVietnamese() {
        var answer = new HttpPerson(port).getJson("/api/v1/directives");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("Hãy đăng nhập lại");
    }

    @Test
    void pagesCarryProtectiveHeaders() {
        HttpPerson person = HttpPerson.loggedIn(port, "bdvtu.specialist");
        var tasklist = person.get("/camunda/app/tasklist/default/").headers();
        assertThat(tasklist.firstValue("Content-Security-Policy").orElse(""))
                .contains("'nonce-", "strict-dynamic").doesNotContain("unsafe-eval").doesNotContain("https:");
        assertThat(tasklist.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(tasklist.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(person.get("/login?expired").headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'");
    }

    @Test
    void logoutOfTheWebApplicationsEndsTheSession() {
        HttpPerson person = HttpPerson.loggedIn(port, "bdvtu.specialist");
        assertThat(person.json("POST", "/camunda/api/admin/auth/user/default/logout", "").statusCode()).isEqualTo(204);
        assertThat(person.getJson("/api/v1/directives").statusCode()).isEqualTo(401);
    }

    /** Stock: 346 to 430 of 480 pages came out blank in such a burst. */
    @Test
    void everyPageCarriesTheNonceOfItsHeader() {
        HttpPerson person = HttpPerson.loggedIn(port, "bdvtu.specialist");
        ConcurrentLinkedQueue<String> mismatches = new ConcurrentLinkedQueue<>();
        java.util.concurrent.ExecutorService pool = java.util.concurrent.Executors.newFixedThreadPool(24);
        IntStream.range(0, 240).mapToObj(i -> pool.submit(() -> {
            var page = person.get("/camunda/app/tasklist/default/");
            String header = nonce(page.headers().firstValue("Content-Security-Policy").orElse(""));
            if (header.isEmpty() || !header.equals(nonce(page.body()))) {
                mismatches.add(header + " / " + nonce(page.body()));
            }
            return null;
        })).toList().forEach(done -> {
            try {
                done.get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        pool.shutdown();
        assertThat(mismatches).isEmpty();
    }

    /** A stream of rows that nobody closes keeps its connection; twenty such requests would stop the server. */
    @Test
    void requestsGiveConnectionsBack() throws java.sql.SQLException {
        HttpPerson person = HttpPerson.loggedIn(port, "bdvtu.specialist");
        for (String path : new String[] {"/api/v1/directives", "/api/v1/me", "/api/v1/bodies", "/",
                "/camunda/api/engine/engine/default/task", "/camunda/api/engine/engine/default/group"}) {
            person.getJson(path);
        }
        assertThat(database.unwrap(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections()).isLessThanOrEqualTo(2);
    }

    private static String nonce(String text) {
        Matcher matcher = NONCE.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    @Test
    void staticFilesAreKeptByBrowsersAndSentCompressed() {
        HttpPerson person = HttpPerson.loggedIn(port, "bdvtu.specialist");
        assertThat(person.get("/camunda/lib/deps.js").headers().firstValue("Cache-Control").orElse(""))
                .contains("max-age=31536000");
        var own = person.get("/camunda/app/tasklist/scripts/config.js").headers();
        assertThat(own.firstValue("Cache-Control").orElse("")).contains("no-cache");
        assertThat(own.firstValue("ETag")).isPresent();
    }
}
