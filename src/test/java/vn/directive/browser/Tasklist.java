package vn.directive.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Tasklist as its people use it: by what is written on the screen. */
final class Tasklist {

    static final By FORM = By.cssSelector(".fjs-form");
    static final By COMPLETE = By.cssSelector(".form-actions .btn-primary");

    private static final By CHOSEN = By.cssSelector(".directive-chosen");

    private final Browser browser;

    Tasklist(Browser browser) {
        this.browser = browser;
    }

    static Tasklist of(Browser browser, String username) {
        browser.forgetSession();
        browser.logIn(username);
        browser.text("Việc của tôi");
        return new Tasklist(browser);
    }

    void filter(String name) {
        browser.click(By.xpath("//*[contains(@class, 'task-filters')]//a[contains(., '" + name + "')]"));
    }

    /** The card of a task of this dossier. */
    static By card(String dossier, String task) {
        return By.xpath("//li[contains(@class, 'task')][.//*[normalize-space(.) = '" + dossier + "']]//h4//a"
                + "[normalize-space(.) = '" + task + "']");
    }

    /** Chooses the dossier above the list, which shows the most urgent tasks only, and opens its task. */
    void open(String dossier, String task) {
        if (!browser.all(CHOSEN).isEmpty()) {
            browser.click(By.cssSelector(".directive-chosen button"));
            browser.gone(CHOSEN);
        }
        browser.type(By.cssSelector(".directive-find input"), dossier);
        browser.click(By.xpath("//ul[@id='directive-found']/li[contains(., '" + dossier + "')]"));
        browser.find(CHOSEN);
        browser.click(card(dossier, task));
        opened(task);
    }

    /** Opens a task by its address, as links in mails do. */
    void open(String taskId) {
        browser.open("/camunda/app/tasklist/default/#/?task=" + taskId);
        browser.find(FORM);
    }

    void opened(String task) {
        browser.find(By.xpath("//h2[contains(normalize-space(.), '" + task + "')]"));
        browser.find(FORM);
    }

    void claim() {
        browser.click(By.cssSelector("button.claim"));
        browser.find(By.cssSelector("button.unclaim"));
        browser.until("the form takes input", () -> Boolean.TRUE.equals(browser.script("""
                const inputs = [...document.querySelectorAll('.fjs-form input, .fjs-form textarea')];
                return inputs.length === 0 || inputs.some(i => !i.disabled && !i.readOnly);""")));
    }

    void fill(String label, String text) {
        browser.type(field(label), text + Keys.TAB);
    }

    /** Takes an answer of a radio group or a checklist. */
    void choose(String answer) {
        By option = By.xpath("//*[contains(@class, 'fjs-form')]//label[normalize-space(.) = '" + answer + "']");
        browser.click(option);
        browser.until("“" + answer + "” is chosen", () -> {
            WebElement input = browser.find(option).findElement(By.xpath(
                    ".//input | ./preceding-sibling::input | ./following-sibling::input"));
            return input.isSelected();
        });
    }

    void complete() {
        browser.until("the form can be completed", () -> browser.find(COMPLETE).isEnabled());
        browser.click(COMPLETE);
    }

    /** Completes, and waits until the list has let go of the task. */
    void completeAndLeave() {
        complete();
        browser.gone(FORM);
    }

    void tab(String label) {
        browser.click(By.xpath("//ul[contains(@class, 'nav-tabs')]//a[starts-with(normalize-space(.), '" + label + "')]"));
    }

    /** The input of a form field, by its label. */
    static By field(String label) {
        return By.xpath("//div[contains(@class, 'fjs-form-field')][.//label[starts-with(normalize-space(.), '" + label
                + "')]]//*[self::input or self::textarea][not(@type='hidden')]");
    }
}
