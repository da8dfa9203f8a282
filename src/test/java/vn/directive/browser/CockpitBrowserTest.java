package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.support.CaseDriver;
import vn.directive.support.SampleDossier;

/** What a manager follows. */
@BrowserTest
class CockpitBrowserTest {

    @Autowired
    private CaseDriver driver;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyFigureOfTheDirectivesPageLeadsToWhatItCounts(Browser browser) {
        UUID directiveId = SampleDossier.open(driver);
        String number = driver.dossierNumber(directiveId);
        String parent = instance(directiveId, "directive-lifecycle");
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        browser.type(By.id("directive-text"), number.toLowerCase());
        browser.until("one dossier is left",
                () -> browser.all(By.cssSelector(".directive-table tbody tr")).size() == 1);
        assertThat(browser.find(By.cssSelector(".directive-table tbody tr")).getText())
                .contains(number, "Buổi làm việc", "Ban Dân vận Tỉnh ủy");
        browser.screenshot("1-directives");

        browser.click(By.cssSelector("a.directive-figure"));
        browser.text("Chờ nhận: Ban Dân vận Tỉnh ủy");
        browser.screenshot("2-tasks");
        browser.click(By.xpath("//div[contains(@class, 'directive-grid')]//a[. = 'Lập kế hoạch buổi làm việc']"));
        browser.find(By.cssSelector(".djs-container .djs-shape"));
        assertThat(browser.address()).contains(instance(directiveId, "working-meeting"), "tab=user-tasks-tab");

        // Children are no called activities; the way to the parent and back is ours.
        assertThat(browser.find(By.cssSelector(".directive-family-bar")).getText()).contains(number);
        browser.click(tab("Tiến trình"));
        browser.click(By.cssSelector("a.directive-parent"));
        browser.until("the parent", () -> browser.address().contains(parent));
        browser.find(By.xpath("//nav[contains(@class, 'directive-family')]//li/a[. = 'Buổi làm việc']"));
        browser.find(By.cssSelector(".directive-timeline li"));
        browser.screenshot("3-parent");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    /** Every tile and every bar of the overview: as many rows as it says. */
    @Test
    void theOverviewCountsWhatItLeadsTo(Browser browser) {
        UUID directiveId = SampleDossier.open(driver);
        jdbc.sql("""
                insert into implementation_plan (id, directive_id, body, state, requested_at, due_on)
                select gen_random_uuid(), :id, 'X' || to_char(i, 'FM00000'), 'DRAFTING', now(), '2020-01-01'
                from generate_series(1, 250) i
                """).param("id", directiveId).update();
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        for (int tile = 1; tile <= 6; tile++) {
            By at = By.cssSelector(".directive-tile:nth-child(" + tile + ")");
            String name = browser.find(at).getText().replace('\n', ' ');
            String figure = browser.find(By.cssSelector(".directive-tile:nth-child(" + tile + ") strong")).getText();
            browser.click(at);
            browser.until(name, () -> browser.find(By.cssSelector(".directive-summary [role=status], "
                    + ".directive-summary[role=status]")).getText().matches(Pattern.quote(figure) + " .*"));
            browser.screenshot("tile-" + tile);
            browser.script("history.back()");
            browser.find(By.cssSelector(".directive-tile"));
        }
        WebElement bar = browser.find(By.xpath("//ul[contains(@class, 'directive-phases')]//a[@class = 'phase']"
                + "[.//span[. = 'Buổi làm việc']]"));
        String meetings = bar.findElement(By.cssSelector(".figure")).getText().replaceAll("\\D.*", "");
        bar.click();
        browser.until("the phase", () -> browser.all(By.cssSelector(".directive-table tbody tr")).size()
                == Integer.parseInt(meetings));
        assertThat(browser.consoleErrors()).isEmpty();
    }

    /** Filters and order are in the address: a link, a reload and the back button keep them. */
    @Test
    void theFiltersAreInTheAddress(Browser browser) {
        String number = driver.dossierNumber(SampleDossier.open(driver));
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        browser.type(By.id("directive-text"), number.toLowerCase());
        browser.until("typed text in the address", () -> browser.address().contains("text="));
        browser.click(By.xpath("//th/button[. = 'Tuổi hồ sơ']"));
        browser.until("order in the address", () -> browser.address().contains("sort=age"));
        browser.click(By.id("directive-late"));
        browser.text("Không có hồ sơ nào khớp với bộ lọc.");
        browser.script("history.back()");
        browser.until("one dossier", () -> browser.all(By.cssSelector(".directive-table tbody tr")).size() == 1);
        browser.script("location.reload()");
        browser.until("one dossier after a reload",
                () -> browser.all(By.cssSelector(".directive-table tbody tr")).size() == 1
                && browser.find(By.id("directive-text")).getDomProperty("value").equals(number.toLowerCase()));
        assertThat(browser.find(By.cssSelector("th[aria-sort=ascending]")).getText()).startsWith("Tuổi hồ sơ");
    }

    @Test
    void thousandsOfAskedBodiesCostWhatAScreenfulCosts(Browser browser) {
        UUID directiveId = SampleDossier.open(driver);
        askBodies(directiveId, 5000);
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        browser.open("/camunda/app/cockpit/default/#/process-instance/" + instance(directiveId, "directive-lifecycle")
                + "/runtime");
        browser.click(tab("Vòng lấy ý kiến"));
        browser.text("5.000 trong 5.000 cơ quan");
        assertThat(browser.all(By.cssSelector(".directive-grid tr")).size()).isLessThan(100);
        browser.script("const grid = document.querySelector('.directive-grid'); grid.scrollTop = grid.scrollHeight");
        browser.text("X05000");
        assertThat(browser.all(By.cssSelector(".directive-grid tr")).size()).isLessThan(100);
        browser.click(By.xpath("//th/button[. = 'Hạn']"));
        browser.click(By.cssSelector(".directive-states .late"));
        browser.text("300 trong 5.000 cơ quan");
        browser.click(By.xpath("//button[starts-with(normalize-space(.), 'Chọn tất cả 300')]"));
        browser.text("Đã chọn 300");
        browser.type(By.cssSelector(".directive-search input"), "x00299");
        browser.text("1 trong 5.000 cơ quan");
        browser.screenshot("found");
        browser.click(By.cssSelector(".directive-export"));
        browser.until("the file", () -> browser.downloads().stream()
                .anyMatch(name -> name.startsWith("lay-y-kien-vong-1-") && name.endsWith(".xlsx")));
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void theHeatMapShowsTheWorstFirst(Browser browser) {
        UUID directiveId = SampleDossier.open(driver);
        askBodies(directiveId, 2000);
        jdbc.sql("""
                insert into implementation_plan (id, directive_id, body, state, requested_at, due_on)
                values (gen_random_uuid(), :id, 'X00007', 'DRAFTING', now(), '2020-01-01')
                """).param("id", directiveId).update();
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        browser.open("/camunda/app/cockpit/default/#/directives?dossier=" + directiveId + "&show=timeliness");
        browser.text("2.000 trong 2.000 cơ quan");
        WebElement worst = browser.find(By.cssSelector(".directive-heat tbody tr"));
        assertThat(worst.getText()).startsWith("X00007").contains("Chưa có, quá");
        assertThat(browser.all(By.cssSelector(".directive-heat tr")).size()).isLessThan(100);
        assertThat(browser.all(By.cssSelector(".directive-heat .directive-cell:empty"))).isEmpty();
        browser.click(By.xpath("//button[contains(., 'Quá hạn, chưa có')]"));
        browser.text("300 trong 2.000 cơ quan");
        browser.screenshot("worst");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    /** A round whose first 300 bodies are late. */
    private void askBodies(UUID directiveId, int bodies) {
        UUID round = UUID.randomUUID();
        jdbc.sql("""
                insert into comment_round (id, directive_id, number, ordinal, mode, state, process_instance_id,
                    lead_body, asked_rules, reply_working_days, silence_policy, deadline, opened_at)
                values (:round, :id, 1, 1, 'WRITTEN', 'OPEN', 'x', 'BDVTU', '', 10, 'RECORDED_AS_SILENT', '2099-12-01',
                    now())
                """).param("round", round).param("id", directiveId).update();
        jdbc.sql("""
                insert into round_request (id, round_id, body, state, due, sent_at)
                select gen_random_uuid(), :round, 'X' || to_char(i, 'FM00000'), 'SENT',
                    case when i <= 300 then date '2020-01-01' else date '2099-12-01' end, now()
                from generate_series(1, :bodies) i
                """).param("round", round).param("bodies", bodies).update();
    }

    /** Managers read; what the engine would refuse them is not offered. */
    @Test
    void stockOffersNoButtonsThatTheEngineRefuses(Browser browser) {
        String instance = instance(SampleDossier.open(driver), "working-meeting");
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        browser.open("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime?tab=user-tasks-tab");
        browser.until("days as people write them",
                () -> browser.find(By.cssSelector("td.created")).getText()
                        .matches("\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d"));
        assertThat(browser.all(By.cssSelector(".btn-toolbar, .action-button")).stream().filter(WebElement::isDisplayed))
                .isEmpty();
        browser.click(tab("Biến"));
        browser.text("dossierNumber");
        assertThat(browser.all(By.cssSelector("td.actions button")).stream().filter(WebElement::isDisplayed)).isEmpty();
        browser.screenshot("variables");
    }

    @Test
    void theDiagramTellsHowManyTasksWait(Browser browser) {
        UUID directiveId = SampleDossier.open(driver);
        String definition = driver.engine().getRuntimeService().createProcessInstanceQuery()
                .processInstanceId(instance(directiveId, "working-meeting")).singleResult().getProcessDefinitionId();
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        browser.open("/camunda/app/cockpit/default/#/process-definition/" + definition + "/runtime");
        String waiting = browser.find(By.cssSelector(".directive-waiting a")).getText();
        assertThat(waiting).matches("\\d+ chờ");
        browser.screenshot("waiting");
        browser.click(By.cssSelector(".directive-waiting a"));
        browser.text(waiting.replace(" chờ", " việc"));
        browser.find(By.cssSelector(".directive-grid tbody tr"));
        browser.screenshot("waiting-tasks");
    }

    @Test
    void theDirectivesPageFitsATelephone(Browser browser) {
        SampleDossier.open(driver);
        browser.resize(390, 844);
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        browser.screenshot("directives");
        assertThat((Boolean) browser.script("const page = document.querySelector('.directive-page');"
                + "return page.scrollWidth <= page.clientWidth")).isTrue();
    }

    @Test
    void aManagerFindsTheInstanceOnItsDiagram(Browser browser) {
        UUID directiveId = SampleDossier.open(driver);
        String instance = driver.engine().getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString(), "directive-lifecycle").singleResult().getId();
        browser.logIn("vptu.manager");
        browser.text("Quy trình");
        browser.screenshot("1-dashboard");
        browser.open("/camunda/app/cockpit/default/#/processes");
        browser.click(By.xpath("//a[contains(., 'Vòng đời chỉ thị')]"));
        browser.find(By.cssSelector(".djs-container .djs-shape"));
        browser.screenshot("2-definition");
        browser.click(By.cssSelector("a[href*='" + instance + "']"));
        browser.find(By.cssSelector(".djs-container .djs-shape"));
        browser.text(directiveId.toString());
        browser.text("Lấy ý kiến vòng 1");
        browser.screenshot("3-instance");
        assertThat(browser.page()).doesNotContain("Camunda");
    }

    @Test
    void aSpecialistHasNoCockpit(Browser browser) {
        browser.logIn("bdvtu.specialist");
        browser.text("Việc của tôi");
        browser.open("/camunda/app/cockpit/default/");
        browser.until("refused", () -> !browser.page().contains("Quy trình đã triển khai")
                && browser.all(By.cssSelector(".djs-container, .dashboard")).isEmpty());
        browser.screenshot("refused");
    }

    private String instance(UUID directiveId, String process) {
        return driver.engine().getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString(), process).singleResult().getId();
    }

    private static By tab(String label) {
        return By.xpath("//ul[contains(@class, 'nav-tabs')]//a[normalize-space(.)='" + label + "']");
    }
}
