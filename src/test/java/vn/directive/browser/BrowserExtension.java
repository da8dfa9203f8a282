package vn.directive.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives each test browsers of its own, one a parameter, and pictures of where it failed. */
class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(BrowserExtension.class);
    private static final String BROWSERS = "browsers";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (chromium().isPresent() && driver().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium found");
        }
        String reason = "BROWSER TESTS SKIPPED: no Chromium with its driver (Debian: apt-get install chromium "
                + "chromium-driver; or set CHROMIUM and CHROMEDRIVER to their paths)";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(reason + "; they are mandatory when CI=true");
        }
        System.err.println(reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    static Optional<Path> chromium() {
        return first(System.getenv("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    }

    static Optional<Path> driver() {
        return first(System.getenv("CHROMEDRIVER"), "/usr/bin/chromedriver", "/usr/local/bin/chromedriver",
                "/opt/homebrew/bin/chromedriver");
    }

    private static Optional<Path> first(String... paths) {
        return Stream.of(paths).filter(path -> path != null && !path.isBlank()).map(Path::of)
                .filter(Files::isExecutable).findFirst();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Environment environment = SpringExtension.getApplicationContext(context).getEnvironment();
        String name = context.getRequiredTestClass().getSimpleName() + "-" + context.getRequiredTestMethod().getName()
                + (parameter.getIndex() == 0 ? "" : "-" + (parameter.getIndex() + 1));
        Browser browser = new Browser(environment.getRequiredProperty("local.server.port", Integer.class), name);
        context.getStore(NAMESPACE).getOrComputeIfAbsent(BROWSERS, key -> new ArrayList<Browser>(), List.class)
                .add(browser);
        return browser;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<?> browsers = context.getStore(NAMESPACE).remove(BROWSERS, List.class);
        for (Object open : browsers == null ? List.of() : browsers) {
            Browser browser = (Browser) open;
            if (context.getExecutionException().isPresent()) {
                browser.screenshot("failed");
                System.err.println(browser.consoleErrors());
            }
            browser.close();
        }
    }
}
