package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;
import vn.directive.consultation.process.ManyTasks;
import vn.directive.support.Bench;
import vn.directive.support.BenchReport;
import vn.directive.support.SqlMeter.Cost;

/**
 * How long somebody with many tasks waits for Tasklist: from the navigation until the first card can be clicked. The
 * same browser, session and server show the stock pages (Camunda's own settings and style sheet, so none of our
 * plugins) and ours, by turns.
 */
@Bench
@Import(TasklistBrowserBench.StockPages.class)
@ExtendWith(BrowserExtension.class)
class TasklistBrowserBench extends ManyTasks {

    private static final int REPEATS = Integer.getInteger("bench.repeats", 5);
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String STOCK_PAGES = "stock-pages";

    /** Marks when a card is drawn where a click reaches it, and for how long scripts kept the page from answering. */
    private static final String MARKS = """
            performance.setResourceTimingBufferSize(5000);
            window.bench = {card: null, blocked: 0};
            new PerformanceObserver(list => list.getEntries().forEach(task => {
              if (window.bench.card === null) window.bench.blocked += task.duration - 50;
            })).observe({type: 'longtask', buffered: true});
            const look = () => {
              const card = document.querySelector('.tasks-list > li.task h4 a');
              const ready = card && (document.cookie.includes('stock-pages=1')
                || document.querySelector('.tasks-list > li.task .directive-card'));
              if (ready) {
                const box = card.getBoundingClientRect();
                const top = box.width && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                if (top && card.contains(top)) {
                  window.bench.card = performance.now();
                  return;
                }
              }
              requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
            """;
    private static final String RESULT = """
            const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
            return [window.bench.card, window.bench.blocked, all.length,
              all.filter(e => /\\/api\\//.test(e.name)).length,
              all.reduce((sum, e) => sum + e.transferSize, 0)].map(Number);""";

    /** One way of showing Tasklist. */
    private record Variant(String name, boolean stockPages, boolean stockRights, String path, List<Visit> first,
            List<Visit> again) {

        Variant(String name, boolean stockPages, boolean stockRights, String path) {
            this(name, stockPages, stockRights, path, new ArrayList<>(), new ArrayList<>());
        }
    }

    private record Visit(double card, double blocked, double requests, double apiRequests, double bytes, Cost sql) {}

    @TestConfiguration(proxyBeanMethods = false)
    static class StockPages {

        private static final String FILES = "META-INF/resources/webjars/";

        /** Gives the web application's own files in place of ours of the same name to browsers that ask for them. */
        @Bean
        FilterRegistrationBean<OncePerRequestFilter> stockPages() {
            var filter = new FilterRegistrationBean<OncePerRequestFilter>(new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
                        FilterChain chain) throws ServletException, IOException {
                    if (WebUtils.getCookie(request, STOCK_PAGES) == null) {
                        chain.doFilter(request, response);
                        return;
                    }
                    response.setContentType(request.getRequestURI().endsWith(".css") ? "text/css" : "text/javascript");
                    response.setHeader("Cache-Control", "no-cache");
                    try (InputStream file = stock(request.getRequestURI()).openStream()) {
                        file.transferTo(response.getOutputStream());
                    }
                }
            });
            filter.addUrlPatterns("/camunda/app/tasklist/scripts/config.js",
                    "/camunda/app/tasklist/styles/user-styles.css");
            return filter;
        }

        private static URL stock(String path) throws IOException {
            return Collections.list(StockPages.class.getClassLoader().getResources(FILES + path.substring(1))).stream()
                    .filter(file -> file.toString().contains("camunda-webapp")).findFirst().orElseThrow();
        }
    }

    @Test
    void untilTheFirstCard(Browser browser) throws Exception {
        seed();
        String filter = TASKLIST + "#/?filter=" + stockFilter();
        List<Variant> variants = List.of(
                new Variant("stock pages, stock rights, stock filter", true, true, filter),
                new Variant("stock pages, our rights, stock filter", true, false, filter),
                new Variant("our pages, our rights, our filter", false, false, TASKLIST));
        BenchReport report = new BenchReport(TasklistBrowserBench.class, "tasklist-browser",
                "Tasklist in Chromium, from the navigation to the first card that can be clicked");
        browser.logIn(PERSON);
        browser.find(By.cssSelector(".tasks-list > li.task"));
        browser.leave();
        browser.onEveryPage(MARKS);
        for (int i = 0; i <= REPEATS; i++) {
            for (Variant variant : variants) {
                Visit first = visit(browser, variant, true);
                Visit again = visit(browser, variant, false);
                // The first round warms the server up.
                if (i > 0) {
                    variant.first().add(first);
                    variant.again().add(again);
                }
            }
        }

        report.line("%s; medians of %d visits by turns", description(), REPEATS);
        table(report, "first visit, nothing kept by the browser", variants, Variant::first);
        table(report, "next visit", variants, Variant::again);
        report.write();
    }

    private Visit visit(Browser browser, Variant variant, boolean first) throws Exception {
        if (first) {
            browser.forgetFiles();
        }
        browser.open("/camunda/app/welcome/styles/user-styles.css");
        browser.script("document.cookie = '" + STOCK_PAGES + "=1; path=/"
                + (variant.stockPages() ? "'" : "; max-age=0'"));
        browser.leave();
        SessionFactory before = variant.stockRights() ? rights(stockRights()) : null;
        try {
            List<Number> seen = new ArrayList<>();
            Cost cost = sql.of(() -> {
                browser.open(variant.path());
                browser.until("a card that can be clicked",
                        () -> Boolean.TRUE.equals(browser.script("return window.bench.card !== null")));
                int[] requests = {-1};
                // All that belongs to the first page has arrived when half a second brings nothing more.
                browser.until("everything has been loaded", () -> {
                    int until = ((Number) browser.asynchronous("const done = arguments[arguments.length - 1];"
                            + "setTimeout(() => done(performance.getEntriesByType('resource').length), 500)"))
                            .intValue();
                    boolean quiet = until == requests[0];
                    requests[0] = until;
                    return quiet;
                });
                assertThat(browser.all(By.cssSelector(".directive-card")).isEmpty()).as("pages without our plugins")
                        .isEqualTo(variant.stockPages());
                ((List<?>) browser.script(RESULT)).forEach(value -> seen.add((Number) value));
                return null;
            });
            return new Visit(seen.get(0).doubleValue(), seen.get(1).doubleValue(), seen.get(2).doubleValue(),
                    seen.get(3).doubleValue(), seen.get(4).doubleValue(), cost);
        } finally {
            if (before != null) {
                rights(before);
            }
            browser.leave();
        }
    }

    private static void table(BenchReport report, String title, List<Variant> variants,
            java.util.function.Function<Variant, List<Visit>> visits) {
        Map<String, ToDoubleFunction<Visit>> columns = new LinkedHashMap<>();
        columns.put("card ms", Visit::card);
        columns.put("blocked ms", Visit::blocked);
        columns.put("requests", Visit::requests);
        columns.put("of them API", Visit::apiRequests);
        columns.put("kB", visit -> visit.bytes() / 1000);
        columns.put("exchanges", visit -> visit.sql().exchanges());
        columns.put("SQL ms", visit -> visit.sql().sqlMillis());
        report.line("");
        report.line("%-40s %s %12s", title, String.join("", columns.keySet().stream().map("%12s"::formatted).toList()),
                "card ratio");
        double measure = median(visits.apply(variants.get(0)), Visit::card);
        for (Variant variant : variants) {
            List<Visit> all = visits.apply(variant);
            report.line("%-40s %s %12.2f", variant.name(), String.join("", columns.values().stream()
                    .map(column -> "%12.0f".formatted(median(all, column))).toList()),
                    median(all, Visit::card) / measure);
        }
    }

    private static double median(List<Visit> visits, ToDoubleFunction<Visit> value) {
        return visits.stream().mapToDouble(value).sorted().skip(visits.size() / 2).findFirst().orElseThrow();
    }
}
