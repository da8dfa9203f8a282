package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.support.CaseDriver;
import vn.directive.support.HttpPerson;
import vn.directive.support.SampleDossier;

/**
 * axe finds nothing against WCAG 2.1 AA on our parts, and on the stock screens no more than what
 * {@code accessibility-known.txt} lists (see {@code docs/accessibility.md}).
 */
@BrowserTest
class AccessibilityBrowserTest {

    private static final Path KNOWN = Path.of("src/test/resources/accessibility-known.txt");
    private static final String[] NAVIGATION = {".directive-bell", ".directive-skip"};

    @Autowired
    private CaseDriver driver;

    @Test
    void ourPagesHaveNoViolation(Browser browser) {
        browser.open("/login?wrong");
        assertThat(browser.accessibilityViolations()).as("login").isEmpty();
        browser.logIn("bdvtu.specialist", HttpPerson.PASSWORD);
        browser.text("Việc của tôi");
        browser.open("/personal");
        browser.text("Ghi một lần vắng mặt");
        assertThat(browser.accessibilityViolations()).as("personal page").isEmpty();
        browser.open("/khong-co");
        browser.text("Không tìm thấy trang");
        assertThat(browser.accessibilityViolations()).as("error page").isEmpty();
    }

    @Test
    void ourPartsOfTasklistHaveNoViolationAndStockKeepsToTheKnownOnes(Browser browser) throws IOException {
        UUID directiveId = SampleDossier.open(driver);
        String taskId = driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).list().get(0).getId();
        browser.logIn("bdvtu.specialist");
        browser.text("Việc của tôi");
        browser.find(By.cssSelector(".tasks-list .task h4 a"));
        onlyKnown("tasklist-list", browser.accessibilityViolations());
        browser.click(By.cssSelector(".directive-bell-button"));
        browser.find(By.cssSelector(".directive-bell-panel li"));
        assertThat(browser.accessibilityViolations(NAVIGATION)).as("bell").isEmpty();
        browser.click(By.cssSelector(".directive-bell-button"));

        browser.open("/camunda/app/tasklist/default/#/?task=" + taskId);
        browser.find(By.cssSelector(".fjs-form"));
        browser.find(By.cssSelector(".directive-context"));
        assertThat(browser.accessibilityViolations(".directive-context")).as("context bar").isEmpty();
        onlyKnown("tasklist-form", browser.accessibilityViolations());
        browser.openDossier();
        assertThat(browser.accessibilityViolations(".task-details .tab-content")).as("dossier tab").isEmpty();
        browser.click(By.xpath("//a[contains(., 'Bắt đầu quy trình')]"));
        browser.find(By.cssSelector(".modal-content"));
        onlyKnown("tasklist-start", browser.accessibilityViolations());
    }

    @Test
    void ourPartsOfCockpitHaveNoViolationAndStockKeepsToTheKnownOnes(Browser browser) throws IOException {
        UUID directiveId = SampleDossier.open(driver);
        String parent = driver.engine().getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString()).processDefinitionKey("directive-lifecycle")
                .singleResult().getId();
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        assertThat(browser.accessibilityViolations(".directive-page", ".directive-bell")).as("directives").isEmpty();
        browser.open("/camunda/app/cockpit/default/#/process-instance/" + parent + "/runtime");
        browser.click(By.xpath("//ul[contains(@class, 'nav-tabs')]//a[normalize-space(.)='Tiến trình']"));
        browser.find(By.cssSelector(".directive-timeline li"));
        assertThat(browser.accessibilityViolations(".directive-tab")).as("timeline tab").isEmpty();
        onlyKnown("cockpit-instance", browser.accessibilityViolations());
        browser.open("/camunda/app/cockpit/default/#/processes");
        browser.find(By.xpath("//a[contains(., 'Vòng đời chỉ thị')]"));
        onlyKnown("cockpit-processes", browser.accessibilityViolations());
    }

    @Test
    void adminAndWelcomeKeepToTheKnownOnes(Browser browser) throws IOException {
        browser.logIn("admin");
        browser.text("Danh sách người dùng");
        onlyKnown("admin-home", browser.accessibilityViolations());
        browser.open("/camunda/app/admin/default/#/users");
        browser.text("bdvtu.clerk");
        onlyKnown("admin-users", browser.accessibilityViolations());
        browser.open("/camunda/app/welcome/default/");
        browser.find(By.cssSelector(".user-profile, [cam-widget-user-profile], .user-profile-email"));
        onlyKnown("welcome", browser.accessibilityViolations());
    }

    private static void onlyKnown(String screen, List<String> violations) throws IOException {
        Map<String, Long> known = Files.readAllLines(KNOWN, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith(screen + " ")).map(line -> line.split(" "))
                .collect(Collectors.toMap(line -> line[1], line -> Long.valueOf(line[2])));
        Map<String, Long> found = violations.stream().map(violation -> violation.split(" ")[0])
                .collect(Collectors.groupingBy(rule -> rule, TreeMap::new, Collectors.counting()));
        assertThat(found).as("%s: %s", screen, violations)
                .allSatisfy((rule, count) -> assertThat(known.getOrDefault(rule, 0L)).as(rule)
                        .isGreaterThanOrEqualTo(count));
    }
}
