package dev.wadi.scenarios.operated;

import static dev.wadi.scenarios.operated.Operated.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hawtio in a browser, as an operator and as a viewer see it; what it looked like is kept in {@code target/screenshots}. */
class HawtioIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static Playwright playwright;
    private static Browser browser;

    private final Operated operated = Operated.running();

    @BeforeAll
    static void open() {
        assumeTrue(Files.isExecutable(CHROMIUM), "there is no " + CHROMIUM + ", so nobody looks at Hawtio");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            browser.close();
            playwright.close();
        }
    }

    @Test
    void anOperatorSeesARouteCountAndPausesAndResumesItsStream() {
        var page = page(Operated.OPERATOR);

        page.navigate(url("/hawtio/camel"));
        tree(page, STREAM).waitFor();
        shot(page, "hawtio-routes");
        tree(page, STREAM).click();
        var first = page.locator(".react-flow__node", new Page.LocatorOptions().setHasText(STREAM + "-list"));
        first.waitFor();
        operated.awaitSaid(() -> counts(first.innerText()).stream().anyMatch(count -> count > 0));
        shot(page, "hawtio-diagram");

        operate(page, "pause");
        operated.awaitSaid(() -> state().equals("paused"));
        shot(page, "hawtio-paused");
        operate(page, "resume");
        operated.awaitSaid(() -> state().equals("running"));
        shot(page, "hawtio-resumed");
    }

    @Test
    void aViewerLooksAndIsRefusedToPause() {
        var page = page(Operated.VIEWER);

        page.navigate(url("/hawtio/camel"));
        tree(page, STREAM).waitFor();
        var answer = page.waitForResponse(
                response -> response.url().contains("/jolokia")
                        && String.valueOf(response.request().postData()).contains("\"exec\"")
                        && String.valueOf(response.request().postData()).contains("pause"),
                () -> operate(page, "pause"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(state()).isEqualTo("running");
        shot(page, "hawtio-refused");
    }

    /** Opens what a stream can be told and has it done. */
    private void operate(Page page, String operation) {
        page.navigate(url("/hawtio/jmx/operations?nid=dev.wadi-stream-" + STREAM));
        // before the bean is chosen the tab would lead to no bean
        page.getByText("dev.wadi:type=stream,name=\"" + STREAM + "\"").waitFor();
        page.locator("a, button", new Page.LocatorOptions().setHasText("Operations"))
                .first()
                .click();
        var item = page.locator("#jmx-operation-list li", new Page.LocatorOptions().setHasText(operation + "(String)"));
        item.locator(".pf-v6-c-data-list__toggle button").click();
        item.locator("button", new Locator.LocatorOptions().setHasText("Execute"))
                .click();
    }

    private String state() {
        return Operated.json(operated.viewer(operated.api()).get("/api/v1/streams/" + STREAM))
                .path("state")
                .asText();
    }

    private static Locator tree(Page page, String name) {
        var whole = Pattern.compile("^\\s*" + name.replace(".", "\\.") + "\\s*$");
        return page.locator(".pf-v6-c-tree-view__node-text", new Page.LocatorOptions().setHasText(whole))
                .first();
    }

    private static List<Integer> counts(String text) {
        return Pattern.compile("(?m)^\\d+$")
                .matcher(text)
                .results()
                .map(found -> Integer.valueOf(found.group()))
                .toList();
    }

    private Page page(String user) {
        return browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1600, 1000)
                        .setHttpCredentials(user, Operated.PASSWORD))
                .newPage();
    }

    private String url(String path) {
        return "http://localhost:" + operated.installation().port("wadi.management") + path;
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
