package dev.wadi.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Path;

/** A look at a page through a real browser without a window. */
final class Look {

    private static final long PATIENCE_SECONDS = 60;

    /**
     * Measures the page in a frame: how wide it really is, which drawing is shown, the scheme of colours, and the least
     * contrast of any text with what is behind it, by WCAG 2.2.
     */
    private static final String MEASURE = """
            <body style="margin:0"><iframe src="%s" width="%d" height="900" style="border:0"></iframe><script>
            document.querySelector('iframe').onload = event => {
              const page = event.target.contentDocument, view = event.target.contentWindow;
              const channels = colour => colour.match(/[\\d.]+/g).map(Number);
              const light = colour => channels(colour).slice(0, 3)
                .map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = element => {
                for (let e = element; e; e = e.parentElement) {
                  const colour = view.getComputedStyle(e).backgroundColor;
                  if (channels(colour)[3] !== 0) return colour;
                }
                return 'rgb(255, 255, 255)';
              };
              let contrast = 21;
              for (const element of page.body.querySelectorAll('*')) {
                if ([...element.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && element.getClientRects().length) {
                  const style = view.getComputedStyle(element);
                  const drawn = element.ownerSVGElement || element.tagName === 'svg';
                  const [a, b] = [light(drawn ? style.fill : style.color), light(behind(element))].sort((x, y) => y - x);
                  contrast = Math.min(contrast, (a + 0.05) / (b + 0.05));
                }
              }
              const shown = [...page.querySelectorAll('svg')].filter(svg => svg.getClientRects().length)
                .map(svg => svg.getAttribute('class'));
              const scheme = view.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
              document.body.insertAdjacentHTML('beforeend', '<p>wide=' + page.documentElement.scrollWidth
                + ' drawing=' + shown + ' scheme=' + scheme + ' contrast=' + contrast.toFixed(2) + '</p>');
            };
            </script></body>
            """;

    private Look() {}

    /** A page that measures another beside it. */
    static String at(String page, int width) {
        return MEASURE.formatted(page, width);
    }

    /** The document as it is after {@code look.html} has measured. */
    static String dom(Path browser, Path directory, String scheme) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--allow-file-access-from-files",
                        "--blink-settings=preferredColorScheme=" + (scheme.equals("dark") ? 0 : 1),
                        "--user-data-dir=" + directory.resolve("profile"),
                        "--virtual-time-budget=5000",
                        "--dump-dom",
                        directory.resolve("look.html").toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var dom = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, SECONDS)) {
            process.destroyForcibly();
        }
        return dom;
    }
}
