package dev.wadi.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.sandbox.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as one self-contained page: no script, nothing loaded from anywhere. */
public final class ReportPage {

    private static final String STYLE = "/dev/wadi/sandbox/page/report.css";

    private final Report report;
    private final List<String> complaints;
    private final Samples samples;

    /**
     * A page.
     *
     * @param complaints what is wrong with the run; nothing where it was a good one
     */
    public ReportPage(Report report, List<String> complaints, Samples samples) {
        this.report = report;
        this.complaints = List.copyOf(complaints);
        this.samples = samples;
    }

    /** Writes it. */
    public void write(Path file) throws IOException {
        Files.writeString(file, html());
    }

    String html() throws IOException {
        var sections = new Sections(report, samples);
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s – Wadi sandbox</title>
                <style>
                %s</style>
                </head>
                <body>
                <header>
                <p class="eyebrow">Wadi sandbox · a made-up day of %s profiles · seed %d</p>
                <h1>%s</h1>
                %s</header>
                <main>
                %s</main>
                <footer>
                <p>Everybody on this page is invented, and masked all the same. The numbers are in <code>report.json</code> beside
                it, the service's log in <code>wadi.log</code>. Content hash of what readers see:
                <code>%s</code>.</p>
                </footer>
                </body>
                </html>
                """.formatted(
                        title(),
                        style(),
                        Html.number(report.profiles()),
                        report.seed(),
                        headline(),
                        lead(),
                        sections.html(),
                        report.acts().get(report.acts().size() - 1).contentHash());
    }

    private String title() {
        return complaints.isEmpty()
                ? Html.number(report.day().all().landed()) + " records, "
                        + Html.number(report.day().customers()) + " customers"
                : "A run that failed";
    }

    private String headline() {
        var day = report.day();
        return Stream.of(
                        Html.number(day.all().landed()) + " records in,",
                        Html.number(day.customers()) + " customers out,",
                        complaints.isEmpty() ? "nothing lost." : "and something wrong.")
                .map(line -> "<span>" + line + "</span>")
                .collect(Collectors.joining(" "));
    }

    private String lead() {
        if (!complaints.isEmpty()) {
            return "<div class=\"wrong\"><h2>What is wrong</h2><ul>"
                    + String.join(
                            "",
                            complaints.stream()
                                    .map(complaint -> "<li>" + Html.text(complaint) + "</li>")
                                    .toList())
                    + "</ul></div>\n";
        }
        var planted =
                report.flaws().stream().mapToLong(Report.FlawFigure::planted).sum();
        return """
                <p class="lead">From the first poll to the last publication it took %s, %s records a second on this machine. The
                ledger balances to the record, all %s flaws that were planted in the data were caught and no valid record was
                refused. Of any two records at one customer, %s belong together.</p>
                """.formatted(
                        Html.seconds(report.day().took().seconds()),
                        Html.number(report.day().took().recordsPerSecond()),
                        Html.number(planted),
                        Html.percent(report.day().score().precision().doubleValue()));
    }

    private static String style() throws IOException {
        try (var file = ReportPage.class.getResourceAsStream(STYLE)) {
            if (file == null) {
                throw new IOException(STYLE + " is not among the test resources");
            }
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
