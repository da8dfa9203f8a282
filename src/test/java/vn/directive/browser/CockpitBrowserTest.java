package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.support.CaseDriver;
import vn.directive.support.SampleDossier;

/** What a manager follows. */
@BrowserTest
class CockpitBrowserTest {

    @Autowired
    private CaseDriver driver;

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
}
