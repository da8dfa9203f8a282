package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.support.CaseDriver;
import vn.directive.support.HttpPerson;
import vn.directive.support.SampleDossier;

/** The screens of staff fit a telephone, a tablet, a desk and 200 % zoom, in one typeface. */
@BrowserTest
class LookBrowserTest {

    /** Letters with two marks each: a face without them is replaced by another one, letter by letter. */
    private static final String LETTERS = "Tiếng Việt: ế ợ ữ Ặ ằ ỗ Đ đ";

    @Autowired
    private CaseDriver driver;

    @ParameterizedTest
    @CsvSource({"390, 844", "720, 450", "768, 1024", "1024, 768", "1440, 900"})
    void nothingIsCutOff(int width, int height, Browser browser) {
        UUID directiveId = SampleDossier.open(driver);
        String taskId = driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).list().get(0).getId();
        boolean onePane = width < 992;
        browser.viewport(width, height);
        browser.open("/login");
        browser.find(By.id("username"));
        fits(browser, "login", width);
        browser.logIn("bdvtu.specialist", HttpPerson.PASSWORD);
        browser.find(By.cssSelector(".tasks-list .task h4 a"));
        fits(browser, "list", width);
        assertThat(browser.find(By.cssSelector(".navbar-brand")).getText()).contains("Điều hành chỉ thị");
        assertThat(String.valueOf(browser.script("return getComputedStyle(document.querySelector('.navbar-brand'),"
                + "'::before').backgroundImage"))).contains("emblem.svg");
        if (width == 390) {
            assertThat((List<?>) tooSmall(browser, ".task-filters .task-filter a, .tasks-list .task h4 a, .navbar-toggle,"
                    + ".directive-bell-button")).isEmpty();
        }

        browser.open("/camunda/app/tasklist/default/#/?task=" + taskId);
        browser.find(By.cssSelector(".fjs-form"));
        browser.find(By.cssSelector(".directive-context"));
        fits(browser, "form", width);
        assertThat(browser.all(By.cssSelector(".tasks-list .task h4 a")).get(0).isDisplayed()).isEqualTo(!onePane);
        if (width == 390) {
            browser.click(By.cssSelector("button.claim"));
            browser.find(By.cssSelector("button.unclaim"));
            assertThat((List<?>) tooSmall(browser, ".directive-back, .task-details .nav-tabs a, button.unclaim,"
                    + ".fjs-form input[type=text], .fjs-form textarea, .form-actions .btn")).isEmpty();
        }
        browser.openDossier();
        fits(browser, "dossier", width);
        if (onePane) {
            browser.click(By.cssSelector(".directive-back"));
            browser.find(By.cssSelector(".tasks-list .task h4 a"));
            assertThat(browser.address()).doesNotContain("task=");
        }
        if (width < 843) {
            browser.click(By.cssSelector(".navbar-toggle"));
        }
        browser.click(By.xpath("//a[contains(., 'Bắt đầu quy trình')]"));
        browser.click(By.xpath("//div[contains(@class, 'modal')]//a[contains(., 'Vòng đời chỉ thị')]"));
        browser.find(By.cssSelector(".modal .fjs-form"));
        fits(browser, "start", width);
        browser.open("/personal");
        browser.text("Ghi một lần vắng mặt");
        fits(browser, "personal", width);
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "720, 450", "768, 1024", "1024, 768", "1200, 800"})
    void theManagersPageFits(int width, int height, Browser browser) {
        SampleDossier.open(driver);
        browser.viewport(width, height);
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        fits(browser, "directives", width);
        browser.until("the header in one row, beside the page", () -> Boolean.TRUE.equals(browser.script("""
                return document.querySelector('[cam-widget-header]').getBoundingClientRect().bottom
                    <= document.querySelector('.directive-page h1').getBoundingClientRect().top;""")));
        browser.open("/camunda/app/cockpit/default/#/dashboard");
        browser.text("Hiện tại");
        fits(browser, "dashboard", width);
    }

    @Test
    void vietnameseIsDrawnInOneTypefaceInEveryWeight(Browser browser) {
        browser.open("/login");
        browser.find(By.id("username"));
        oneTypeface(browser, "main");
        browser.logIn("bdvtu.specialist", HttpPerson.PASSWORD);
        browser.text("Việc của tôi");
        oneTypeface(browser, ".task-filters");
        browser.click(By.xpath("//a[contains(., 'Bắt đầu quy trình')]"));
        browser.click(By.xpath("//div[contains(@class, 'modal')]//a[contains(., 'Vòng đời chỉ thị')]"));
        browser.find(By.cssSelector(".modal .fjs-form"));
        oneTypeface(browser, ".modal .fjs-form");
        browser.open("/personal");
        browser.text("Ghi một lần vắng mặt");
        oneTypeface(browser, "main");
    }

    @Test
    void nothingMovesForThoseWhoAskForIt(Browser browser) {
        browser.logIn("bdvtu.specialist");
        browser.text("Việc của tôi");
        assertThat(String.valueOf(browser.script("return [...document.styleSheets].flatMap(function rules(sheet) {"
                + " return [...sheet.cssRules].flatMap(rule => rule.styleSheet ? rules(rule.styleSheet)"
                + " : rule.conditionText || []); }).join()"))).contains("prefers-reduced-motion: reduce");
    }

    private static void oneTypeface(Browser browser, String where) {
        browser.script("""
                const host = document.querySelector(arguments[0]);
                for (const [id, css] of [['regular', ''], ['bold', 'font-weight:700'], ['half', 'font-weight:600'],
                    ['italic', 'font-style:italic'], ['both', 'font-weight:700;font-style:italic']]) {
                  document.getElementById('sample-' + id)?.remove();
                  const sample = document.createElement('p');
                  sample.id = 'sample-' + id;
                  sample.style.cssText = css;
                  sample.textContent = arguments[1];
                  host.append(sample);
                }""", where, LETTERS);
        for (String id : List.of("regular", "bold", "half", "italic", "both")) {
            browser.until("the typeface of " + where + " " + id, () -> {
                List<String> fonts = browser.fontsOf("#sample-" + id);
                return fonts.size() == 1 && fonts.get(0).startsWith("IBM Plex Sans") && !fonts.get(0).contains("system");
            });
        }
    }

    private static void fits(Browser browser, String screen, int width) {
        browser.screenshot(width + "-" + screen);
        assertThat(browser.script("return document.documentElement.scrollWidth - window.innerWidth"))
                .as("%s at %s: the page scrolls sideways", screen, width).satisfies(excess ->
                        assertThat(((Number) excess).intValue()).isLessThanOrEqualTo(0));
    }

    /** Controls that a finger misses. */
    private static Object tooSmall(Browser browser, String selector) {
        return browser.script("return [...document.querySelectorAll(arguments[0])].filter(e => e.offsetParent)"
                + ".filter(e => e.getBoundingClientRect().height < 39.5)"
                + ".map(e => e.className + ' ' + e.textContent.trim() + ' ' + e.getBoundingClientRect().height)", selector);
    }
}
