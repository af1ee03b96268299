package dev.wadi.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wadi.sandbox.page.Samples.Customer;
import dev.wadi.sandbox.page.Samples.Linked;
import dev.wadi.sandbox.report.Reports;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPageTest {

    private static final Samples SAMPLES = new Samples(
            Map.of("tickets.ticket FIELD_MISSING /status", "(blank)"),
            List.of(new Customer(List.of(new Linked(
                    "tickets.ticket", "M••• S•••", "m•••@p•••.example", "••42", 0.987, "<same> e-mail & name")))));

    private static final String PAGE = page(List.of());

    @TempDir
    private Path directory;

    @Test
    void itStandsAlone() {
        assertThat(PAGE).doesNotContain("<script", "src=", "href=", "@import", "url(");
    }

    @Test
    void itIsWellFormedAndSaysWhatItIs() throws Exception {
        var found = Pattern.compile("<body>.*</body>", Pattern.DOTALL).matcher(PAGE);
        assertThat(found.find()).isTrue();

        var body = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        found.group().replace("<br>", "<br/>").getBytes(UTF_8)));

        assertThat(body.getElementsByTagName("h1").getLength()).isEqualTo(1);
        assertThat(body.getElementsByTagName("caption").getLength())
                .isEqualTo(body.getElementsByTagName("table").getLength())
                .isPositive();
        assertThat(PAGE).contains("<html lang=\"en\">", "<title>100 records, 30 customers – Wadi sandbox</title>");
        assertThat(PAGE).contains("nothing lost.").doesNotContain("something wrong");
    }

    @Test
    void whatRecordsSayIsMaskedAndEscaped() {
        assertThat(PAGE).contains("M••• S•••", "&lt;same&gt; e-mail &amp; name", "(blank)");
    }

    @Test
    void aRunThatFailedSaysSoFirst() {
        assertThat(page(List.of("the ledger does not balance")))
                .contains("and something wrong.", "<li>the ledger does not balance</li>")
                .doesNotContain("nothing lost");
    }

    @ParameterizedTest(name = "{0} pixels wide, {2}")
    @CsvSource({"390, narrow, light", "390, narrow, dark", "1280, wide, light", "1280, wide, dark"})
    void aBrowserShowsItWithoutScrollingSidewaysAndWithEnoughContrast(int width, String drawing, String scheme)
            throws Exception {
        var browser = browser();
        assumeTrue(browser.isPresent(), "no Chromium is installed: the page is not looked at in a browser");
        Files.writeString(directory.resolve("report.html"), PAGE);
        Files.writeString(directory.resolve("look.html"), Look.at("report.html", width));

        var dom = Look.dom(browser.get(), directory, scheme);

        assertThat(dom)
                .contains("wide=" + width + " ", "drawing=" + drawing + " ", "scheme=" + scheme)
                .containsPattern("contrast=(4\\.[5-9]|[5-9]|1\\d|2\\d)");
    }

    private static Optional<Path> browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(folder -> Stream.of(Path.of(folder, "chromium"), Path.of(folder, "chromium-browser")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String page(List<String> complaints) {
        try {
            return new ReportPage(Reports.good(), complaints, SAMPLES).html();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
