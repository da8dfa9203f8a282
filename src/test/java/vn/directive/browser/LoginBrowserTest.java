package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import vn.directive.support.HttpPerson;

/** In and out, and what happens when the session is over. */
@BrowserTest
class LoginBrowserTest {

    private static final String DEEP_LINK = "/camunda/app/tasklist/default/#/?filter=abc";

    @Test
    void aWrongPasswordIsToldAndTheRightOneWorks(Browser browser) {
        browser.open("/");
        browser.screenshot("1-login");
        browser.logIn("vptu.leader", "sai-mat-khau");
        browser.text("Tên đăng nhập hoặc mật khẩu không đúng.");
        browser.screenshot("2-wrong");
        browser.logIn("vptu.leader", HttpPerson.PASSWORD);
        browser.text("Việc của tôi");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void anExpiredSessionLeadsToTheLoginAndBackToTheSamePlace(Browser browser) {
        browser.logIn("vptu.leader");
        browser.text("Việc của tôi");
        browser.forgetSession();
        // The list is refreshed by itself or by the next click.
        browser.click(By.xpath("//a[contains(., 'Quá hạn')]"));
        browser.text("Phiên làm việc đã hết hạn.");
        browser.screenshot("expired");
        browser.logIn("vptu.leader", HttpPerson.PASSWORD);
        browser.text("Việc của tôi");
        assertThat(browser.address()).contains("/camunda/app/tasklist/default/#/?");
    }

    @Test
    void aDeepLinkSurvivesTheLogin(Browser browser) {
        browser.open(DEEP_LINK);
        browser.logIn("vptu.leader", HttpPerson.PASSWORD);
        browser.text("Việc của tôi");
        assertThat(browser.address()).contains("/camunda/app/tasklist/default/", "#/?").contains("filter=");
    }

    @Test
    void logoutLeadsToTheLoginPage(Browser browser) {
        browser.logIn("vptu.leader");
        browser.text("Việc của tôi");
        browser.click(By.cssSelector(".account .dropdown-toggle, .account > a"));
        browser.screenshot("menu");
        browser.click(By.cssSelector(".account .logout a, .logout a"));
        browser.text("Đã đăng xuất.");
        browser.open("/camunda/app/tasklist/default/");
        browser.find(By.id("username"));
    }

    @Test
    void theLoginPageFitsATelephone(Browser browser) {
        browser.resize(390, 844);
        browser.open("/login?expired");
        browser.screenshot("telephone");
        assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth")).isEqualTo(true);
    }
}
