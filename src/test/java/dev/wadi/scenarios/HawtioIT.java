package dev.wadi.scenarios;

import static dev.wadi.scenarios.Operated.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    void probe() {
        var page = page(Operated.OPERATOR);
        page.onConsoleMessage(message -> System.out.println("CONSOLE " + message.text()));
        page.onResponse(response -> System.out.println("GOT " + response.status() + " " + response.request().method() + " " + response.url()
            + (response.url().contains("jolokia") ? " " + response.request().postData() : "")));
        page.navigate(url("/hawtio/"));
        page.waitForTimeout(6000);
        shot(page, "probe1");
        page.navigate(url("/hawtio/camel"));
        page.waitForTimeout(6000);
        shot(page, "probe2");
        System.out.println(page.url());
        System.out.println(page.locator("body").innerText());
        page.navigate(url("/hawtio/jmx"));
        page.waitForTimeout(3000);
        shot(page, "probe3");
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
