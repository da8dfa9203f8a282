package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.directive.DirectiveApplication;
import vn.directive.support.HttpPerson;
import vn.directive.support.SignOnServer;
import vn.directive.support.TestEnvironment;

/** The profile {@code oidc} against a real OpenID Connect provider. */
@Tag("own-jvm")
@SpringBootTest(classes = DirectiveApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestEnvironment.class)
@ActiveProfiles("oidc")
@ExtendWith(BrowserExtension.class)
class SignOnBrowserTest {

    private static final ServletWebServerApplicationContext PROVIDER = SignOnServer.start();
    private static final String DEEP_LINK = "/camunda/app/tasklist/default/#/?filter=abc";

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("DIRECTIVE_OIDC_ISSUER", () -> "http://localhost:" + PROVIDER.getWebServer().getPort());
        settings.add("DIRECTIVE_OIDC_CLIENT_ID", () -> SignOnServer.CLIENT);
        settings.add("DIRECTIVE_OIDC_CLIENT_SECRET", () -> SignOnServer.SECRET);
        settings.add("DIRECTIVE_OIDC_NAME", () -> "tài khoản của Tỉnh ủy");
    }

    @BeforeEach
    void theProviderKnowsTheProduct() {
        SignOnServer.register(PROVIDER, "http://localhost:" + port);
    }

    @AfterAll
    static void end() {
        PROVIDER.close();
    }

    @Test
    void whoSignsOnComesToThePlaceTheyAskedForWithTheRightsTheyHaveHere(Browser browser) {
        browser.open(DEEP_LINK);
        browser.text("Đăng nhập bằng tài khoản của Tỉnh ủy");
        browser.screenshot("1-login");
        assertThat(browser.all(By.id("password"))).isEmpty();
        signOn(browser, "huln.leader");
        browser.text("Việc của tôi");
        assertThat(browser.address()).contains("/camunda/app/tasklist/default/", "#/?").contains("filter=");
        String me = browser.open("/api/v1/me").find(By.tagName("body")).getText();
        assertThat(me).contains("huln.leader", "HULN").doesNotContain("VPTU", "ADMINISTRATOR");
    }

    @Test
    void theNameIsTheOneOfTheOrganisationHoweverTheProviderSpellsIt(Browser browser) {
        browser.open("/login");
        signOn(browser, "HULN.Specialist");
        browser.text("Việc của tôi");
        assertThat(browser.open("/api/v1/me").find(By.tagName("body")).getText()).contains("\"huln.specialist\"");
    }

    @Test
    void somebodyWithoutAnAccountHereIsToldSo(Browser browser) {
        browser.open("/login");
        signOn(browser, "khach.la");
        browser.text("Tài khoản này chưa được cấp quyền trong hệ thống.");
        browser.screenshot("unknown");
        assertThat(new HttpPerson(port).getJson("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void logoutEndsTheSessionAtTheProviderToo(Browser browser) {
        browser.open("/login");
        signOn(browser, "huln.leader");
        browser.text("Việc của tôi");
        browser.click(By.cssSelector(".account .dropdown-toggle, .account > a"));
        browser.click(By.cssSelector(".account .logout a, .logout a"));
        browser.text("Đã đăng xuất.");
        browser.click(By.id("sign-on"));
        browser.find(By.name("username"));
        assertThat(browser.address()).contains(":" + PROVIDER.getWebServer().getPort() + "/login");
    }

    @Test
    void passwordsOfOursAreNotAcceptedBeside() {
        HttpPerson person = new HttpPerson(port);
        assertThat(person.login("huln.leader", HttpPerson.PASSWORD).headers().firstValue("Location").orElse(""))
                .doesNotEndWith(":" + port + "/");
        assertThat(person.getJson("/api/v1/me").statusCode()).isEqualTo(401);
    }

    private static void signOn(Browser browser, String username) {
        browser.click(By.id("sign-on"));
        browser.type(By.name("username"), username);
        browser.type(By.name("password"), SignOnServer.PASSWORD);
        browser.click(By.cssSelector("button[type=submit]"));
    }
}
