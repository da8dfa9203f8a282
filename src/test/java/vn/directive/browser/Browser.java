package vn.directive.browser;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumNetworkConditions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.util.FileSystemUtils;
import vn.directive.support.HttpPerson;

/** Chromium in front of the product. Waits for what it needs; there are no pauses of a fixed length. */
public class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path PICTURES = Path.of("target/screenshots");

    private final Path profile;
    private ChromeDriver driver;
    private final String base;
    private final String name;
    private Object clock;

    Browser(int port, String name) {
        this.base = "http://localhost:" + port;
        this.name = name;
        try {
            profile = Files.createTempDirectory("browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        driver = start();
    }

    private ChromeDriver start() {
        ChromeOptions options = new ChromeOptions();
        BrowserExtension.chromium().ifPresent(path -> options.setBinary(path.toFile()));
        // The browser asks for English on purpose: staff must read Vietnamese whatever their computer is set to.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--lang=en-US", "--window-size=1440,900",
                "--user-data-dir=" + profile);
        options.setExperimentalOption("prefs", Map.of("download.default_directory", saved().toString()));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(BrowserExtension.driver().orElseThrow().toFile())
                .withEnvironment(Map.of("TZ", "Asia/Ho_Chi_Minh", "HOME", System.getProperty("java.io.tmpdir")))
                .usingAnyFreePort().build();
        return new ChromeDriver(service, options);
    }

    /** Ends the browser the hard way, in the middle of whatever it does, and starts it again with what it had kept. */
    public void crash() {
        ProcessHandle.current().descendants().filter(process -> process.info().commandLine()
                .filter(line -> line.contains("--user-data-dir=" + profile)).isPresent())
                .forEach(ProcessHandle::destroyForcibly);
        try {
            driver.quit();
        } catch (WebDriverException e) {
            // There is nothing left to end.
        }
        // It says that the profile is in use, by a process that is gone.
        profile.resolve("SingletonLock").toFile().delete();
        driver = start();
    }

    /** Takes the network away, or gives it back. */
    public void offline(boolean offline) {
        driver.setNetworkConditions(new ChromiumNetworkConditions().setOffline(offline));
    }

    /** Away from the product, to an empty page. */
    public void leave() {
        driver.get("about:blank");
    }

    /** Presses keys where the focus is. */
    public void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    public Browser open(String path) {
        driver.get(base + path);
        return this;
    }

    /** Fills the login page that is open. */
    public Browser logIn(String username, String password) {
        type(By.id("username"), username);
        type(By.id("password"), password);
        click(By.cssSelector("form button"));
        return this;
    }

    /** From nothing to the first page after the login, which has found its own address: it would overwrite the next. */
    public Browser logIn(String username) {
        open("/login").logIn(username, HttpPerson.PASSWORD);
        until("the first page of " + username, () -> address().contains("#/")
                && !all(By.cssSelector("[cam-widget-header] .account")).isEmpty());
        return this;
    }

    public WebElement find(By by) {
        return waiting().until(ExpectedConditions.visibilityOfElementLocated(by));
    }

    public List<WebElement> all(By by) {
        return driver.findElements(by);
    }

    /** Waits for an element with this text. */
    public WebElement text(String text) {
        return find(By.xpath("//*[not(self::script or self::style)][text()[contains(normalize-space(.), "
                + literal(text) + ")]]"));
    }

    private static String literal(String text) {
        return text.contains("'") ? '"' + text + '"' : "'" + text + "'";
    }

    public void gone(By by) {
        waiting().until(ExpectedConditions.invisibilityOfElementLocated(by));
    }

    public void click(By by) {
        // A page that is being redrawn swaps its elements between finding and clicking.
        waiting().ignoring(StaleElementReferenceException.class).until(d -> {
            WebElement element = ExpectedConditions.elementToBeClickable(by).apply(d);
            if (element == null || !standsStill(element)) {
                return false;
            }
            try {
                element.click();
            } catch (ElementClickInterceptedException e) {
                // A person scrolls it out from under what stays in sight.
                script("arguments[0].scrollIntoView({block: 'center'})", element);
                return false;
            }
            return true;
        });
    }

    /** A dialog that still slides in takes the click somewhere else. */
    private boolean standsStill(WebElement element) {
        return Boolean.TRUE.equals(driver.executeAsyncScript("""
                const [element, done] = arguments;
                const place = () => JSON.stringify(element.getBoundingClientRect());
                const before = place();
                requestAnimationFrame(() => requestAnimationFrame(() => done(place() === before)));""", element));
    }

    public void type(By by, String text) {
        WebElement field = find(by);
        // form-js takes input with a delay: an empty value sent by a needless clear() would overtake the text.
        if (!String.valueOf(field.getDomProperty("value")).isEmpty()) {
            field.clear();
        }
        field.sendKeys(text);
    }

    public void until(String description, Supplier<Boolean> condition) {
        waiting().withMessage(description).ignoring(StaleElementReferenceException.class)
                .until(d -> condition.get());
    }

    /** Waits for what the server does, whatever a browser shows. */
    static void await(String description, Supplier<Boolean> condition) {
        await(() -> description, condition);
    }

    static void await(Supplier<String> description, Supplier<Boolean> condition) {
        new FluentWait<>(condition).withTimeout(PATIENCE).pollingEvery(Duration.ofMillis(100)).withMessage(description)
                .until(Supplier::get);
    }

    /** Opens the tab of the dossier beside the form and every section in it. */
    public void openDossier() {
        click(By.xpath("//ul[contains(@class, 'nav-tabs')]//a[starts-with(normalize-space(.), 'Hồ sơ')]"));
        By entries = By.cssSelector(".directive-index button");
        find(entries);
        for (int i = 0; i < all(entries).size(); i++) {
            script("document.querySelectorAll('.directive-index button')[arguments[0]].click()", i);
        }
        until("every section is there", () -> all(By.cssSelector(".directive-section-state")).isEmpty()
                && all(By.cssSelector(".directive-section-body:empty")).isEmpty());
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    /** Everything that can be read on the page. */
    public String page() {
        return String.valueOf(script("return document.body.innerText"));
    }

    public Object script(String code, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(code, arguments);
    }

    /** Goes on in the window that was opened last. */
    public void newestWindow() {
        until("another window", () -> driver.getWindowHandles().size() > 1);
        driver.switchTo().window(List.copyOf(driver.getWindowHandles()).get(driver.getWindowHandles().size() - 1));
    }

    public void forgetSession() {
        driver.manage().deleteAllCookies();
    }

    /** What makes this browser the person's, to be given to {@link #resumeSession}. */
    Set<Cookie> session() {
        return driver.manage().getCookies();
    }

    void resumeSession(Set<Cookie> session) {
        forgetSession();
        session.forEach(driver.manage()::addCookie);
    }

    /** Lets pages begin at this time instead of now, so that relative times in pictures stay the same. */
    public void setClock(Instant start) {
        if (clock != null) {
            driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", clock));
        }
        clock = onEveryPage("""
                {
                  const RealDate = Date;
                  const ahead = %d - RealDate.now();
                  Date = class extends RealDate {
                    constructor(...parts) {
                      super(...(parts.length ? parts : [RealDate.now() + ahead]));
                    }
                    static now() {
                      return RealDate.now() + ahead;
                    }
                  };
                }""".formatted(start.toEpochMilli()));
    }

    /**
     * Runs this in every page that is loaded from now on, before its own scripts.
     *
     * @return identifier to take it away again
     */
    Object onEveryPage(String code) {
        return driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", code))
                .get("identifier");
    }

    /** As for somebody who comes for the first time; the session stays. */
    void forgetFiles() {
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    /** As {@link #script} for code that ends by calling its last argument. */
    Object asynchronous(String code) {
        return driver.executeAsyncScript(code);
    }

    public void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** Sets what the page may use, in CSS pixels; a window of the operating system cannot be as narrow as a telephone. */
    public void viewport(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** True when the element that has the focus, or one around it, is one of that CSS selector. */
    public boolean isFocused(String selector) {
        return Boolean.TRUE.equals(script(
                "return Boolean(document.activeElement && document.activeElement.closest(arguments[0]))", selector));
    }

    /** Presses Tab until the focus is there. */
    public void tabTo(String selector) {
        for (int i = 0; i < 80; i++) {
            if (isFocused(selector)) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }

    /**
     * What axe finds against WCAG 2.1 A and AA, each as "rule selector". The page stays as it is.
     *
     * @param parts CSS selectors to look into; the whole page when there are none
     */
    public List<String> accessibilityViolations(String... parts) {
        // Otherwise axe opens a window of its own for its report.
        AxeBuilder axe = new AxeBuilder().setLegacyMode().withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"));
        List.of(parts).forEach(part -> axe.include(part));
        return axe.analyze(driver).getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + " " + node.getTarget())).toList();
    }

    /** Families of the fonts that really drew the text of an element, those of the operating system marked. */
    public List<String> fontsOf(String selector) {
        driver.executeCdpCommand("DOM.enable", Map.of());
        driver.executeCdpCommand("CSS.enable", Map.of());
        Map<?, ?> root = (Map<?, ?>) driver.executeCdpCommand("DOM.getDocument", Map.of()).get("root");
        Object node = driver.executeCdpCommand("DOM.querySelector",
                Map.of("nodeId", root.get("nodeId"), "selector", selector)).get("nodeId");
        List<?> fonts = (List<?>) driver.executeCdpCommand("CSS.getPlatformFontsForNode", Map.of("nodeId", node))
                .get("fonts");
        return fonts.stream().map(font -> (Map<?, ?>) font)
                .map(font -> font.get("familyName") + (Boolean.TRUE.equals(font.get("isCustomFont")) ? "" : " (system)"))
                .toList();
    }

    public void screenshot(String step) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + "-" + step + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is seen in the window, with nothing that moves. */
    public byte[] picture() {
        return still().getScreenshotAs(OutputType.BYTES);
    }

    /** An element, scrolled into sight. */
    public byte[] picture(By by) {
        WebElement element = find(by);
        script("arguments[0].scrollIntoView({block: 'center'})", element);
        still();
        return element.getScreenshotAs(OutputType.BYTES);
    }

    private ChromeDriver still() {
        script("""
                document.activeElement?.blur();
                const style = document.createElement('style');
                style.textContent = '* { transition: none !important; animation: none !important; caret-color: '
                    + 'transparent !important; scrollbar-width: none !important }';
                document.head.append(style);""");
        driver.executeAsyncScript("document.fonts.ready.then(() => requestAnimationFrame(() => "
                + "requestAnimationFrame(arguments[arguments.length - 1])))");
        return driver;
    }

    /** Names of the files that were saved, without those still on their way. */
    public List<String> downloads() {
        String[] names = saved().toFile().list();
        return names == null ? List.of() : Stream.of(names).filter(file -> !file.endsWith(".crdownload")).toList();
    }

    private Path saved() {
        return profile.resolve("downloads").toAbsolutePath();
    }

    /** Errors of scripts and blocked resources. */
    public List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                .map(Object::toString).toList();
    }

    private WebDriverWait waiting() {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100));
    }

    @Override
    public void close() {
        driver.quit();
        FileSystemUtils.deleteRecursively(profile.toFile());
    }
}
