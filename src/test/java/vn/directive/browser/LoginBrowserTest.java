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
    void theLanguageIsChosenOnTheLoginPageAndInTheAccountMenu(Browser browser) {
        browser.open("/login");
        browser.click(By.cssSelector("[data-language=en]"));
        browser.text("User name");
        browser.screenshot("english-login");
        browser.logIn("vptu.leader", HttpPerson.PASSWORD);
        browser.text("Start process");
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo("en");
        browser.screenshot("english");
        for (String app : new String[] {"welcome", "tasklist"}) {
            browser.open("/camunda/app/" + app + "/default/");
            browser.click(By.cssSelector(".account .dropdown-toggle"));
            browser.find(By.cssSelector(".directive-language a[lang=vi]"));
        }
        browser.click(By.cssSelector(".directive-language a"));
        browser.text("Bắt đầu quy trình");
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo("vi");
        assertThat(browser.page()).doesNotContain("Start process", "Keyboard Shortcuts");
        assertThat(String.valueOf(browser.script("return Object.keys(JSON.parse(localStorage['camunda-web']))"
                + ".filter(key => key.includes('_locales_data_')).join()"))).contains("_vi_").doesNotContain("_en_");
        browser.open("/camunda/app/welcome/default/");
        browser.click(By.cssSelector(".account .dropdown-toggle"));
        assertThat(browser.find(By.cssSelector(".directive-language a")).getText()).startsWith("English");
    }

    @Test
    void theLoginPageFitsATelephone(Browser browser) {
        browser.resize(390, 844);
        browser.open("/login?expired");
        browser.screenshot("telephone");
        assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth")).isEqualTo(true);
    }
}
