package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
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

        browser.click(tab("Tiến trình"));
        browser.click(By.xpath("//p[starts-with(normalize-space(.), 'Thuộc về')]/a"));
        browser.until("the parent", () -> browser.address().contains(parent));
        browser.find(By.xpath("//div[contains(@class, 'directive-family')]//a[. = 'Buổi làm việc']"));
        browser.find(By.cssSelector(".directive-timeline li"));
        browser.screenshot("3-parent");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void thousandsOfAskedBodiesCostWhatAScreenfulCosts(Browser browser) {
        UUID directiveId = SampleDossier.open(driver);
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
                from generate_series(1, 5000) i
                """).param("round", round).update();
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        browser.open("/camunda/app/cockpit/default/#/process-instance/" + instance(directiveId, "directive-lifecycle")
                + "/runtime");
        browser.click(tab("Vòng lấy ý kiến"));
        browser.text("5000 trong 5000 cơ quan");
        assertThat(browser.all(By.cssSelector(".directive-grid tr")).size()).isLessThan(100);
        browser.script("const grid = document.querySelector('.directive-grid'); grid.scrollTop = grid.scrollHeight");
        browser.text("X05000");
        assertThat(browser.all(By.cssSelector(".directive-grid tr")).size()).isLessThan(100);
        browser.click(By.cssSelector(".directive-states .late"));
        browser.text("300 trong 5000 cơ quan");
        browser.type(By.cssSelector(".directive-search input"), "x00299");
        browser.text("1 trong 5000 cơ quan");
        browser.screenshot("found");
    }

    @Test
    void theDiagramTellsHowManyTasksWait(Browser browser) {
        UUID directiveId = SampleDossier.open(driver);
        String definition = driver.engine().getRuntimeService().createProcessInstanceQuery()
                .processInstanceId(instance(directiveId, "working-meeting")).singleResult().getProcessDefinitionId();
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        browser.open("/camunda/app/cockpit/default/#/process-definition/" + definition + "/runtime");
        assertThat(browser.find(By.cssSelector("a.directive-waiting")).getText()).matches("\\d+ chờ.*");
        browser.click(By.cssSelector("a.directive-waiting"));
        browser.find(By.cssSelector(".djs-container .highlight"));
        browser.screenshot("waiting");
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
