package dev.wadi.sandbox.page;

import dev.wadi.sandbox.report.Act;
import dev.wadi.sandbox.report.Counts;
import dev.wadi.sandbox.report.Report;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page tells, part by part. */
final class Sections {

    private static final Pattern BITS = Pattern.compile("[+\u2212-]\\d+\\.\\d");

    private final Report report;
    private final Samples samples;

    Sections(Report report, Samples samples) {
        this.report = report;
        this.samples = samples;
    }

    String html() {
        return section("flow", "What became of the records", new FlowFigure(report.day()).html())
                + section("ledger", "The ledger", ledger() + acts())
                + section("customers", "Who is who", quality() + customers() + dirt())
                + section("refused", "What was refused, and why", refused())
                + section("time", "Where the time went", time());
    }

    private static String section(String id, String title, String content) {
        return "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n%s</section>\n"
                .formatted(id, id, title, content);
    }

    private String ledger() {
        var day = report.day();
        var table = new Table(
                "The first act. Read = landed + known already + unreadable. Landed = loaded + unchanged + superseded +"
                        + " rejected + pending.",
                1,
                "stream",
                "read",
                "landed",
                "known",
                "unreadable",
                "loaded",
                "unchanged",
                "superseded",
                "rejected",
                "pending");
        day.streams().forEach((stream, counts) -> table.row(cells(key(stream), counts)));
        table.sum(cells("all", day.all()));
        var balanced = report.acts().stream().allMatch(Act::ledgerBalanced);
        return "<p>Every record that was read stands in exactly one place, counted from both ends: <strong>"
                + (balanced ? "it balances" : "it does not balance") + "</strong>.</p>\n" + table.html();
    }

    private static String[] cells(String name, Counts counts) {
        return new String[] {
            name,
            Html.number(counts.read()),
            Html.number(counts.landed()),
            Html.number(counts.duplicate()),
            Html.number(counts.unreadable()),
            Html.number(counts.loaded()),
            Html.number(counts.unchanged()),
            Html.number(counts.superseded()),
            Html.number(counts.rejected()),
            Html.number(counts.pending())
        };
    }

    private String acts() {
        var table = new Table(
                "Three acts: what the sources hold in the morning, what has changed by the evening, and the same once more"
                        + " for a service that was started anew.",
                1,
                "act",
                "landed",
                "loaded",
                "unchanged",
                "superseded",
                "rejected",
                "customers",
                "seconds",
                "content hash");
        for (var act : report.acts()) {
            var all = act.all();
            table.row(
                    Html.text(act.name()),
                    Html.number(all.landed()),
                    Html.number(all.loaded()),
                    Html.number(all.unchanged()),
                    Html.number(all.superseded()),
                    Html.number(all.rejected()),
                    Html.number(act.customers()),
                    act.took().seconds().toPlainString(),
                    "<code>" + act.contentHash() + "</code>");
        }
        return table.html();
    }

    private String quality() {
        var day = report.day();
        return """
                <p>The sandbox knows who everybody really is; the service does not. Held against that truth, of all pairs of
                records:</p>
                <dl class="figures">
                <div><dt>precision</dt><dd>%s</dd><dd class="what">of the pairs put together belong together</dd></div>
                <div><dt>recall</dt><dd>%s</dd><dd class="what">of the pairs that belong together were put together</dd></div>
                <div><dt>F1</dt><dd>%s</dd><dd class="what">their harmonic mean</dd></div>
                <div><dt>to review</dt><dd>%s</dd><dd class="what">pairs too uncertain to decide wait for a person</dd></div>
                </dl>
                """.formatted(
                        share(day.score().precision()),
                        share(day.score().recall()),
                        share(day.score().f1()),
                        Html.number(day.reviews()));
    }

    private static String share(BigDecimal value) {
        return Html.percent(value.doubleValue());
    }

    private String customers() {
        if (samples.customers().isEmpty()) {
            return "";
        }
        var tables = new StringBuilder("""
                <h3>Some of them, masked</h3>
                <p>What speaks for and against two records being of one is counted in bits: one more doubles the odds, one less
                halves them.</p>
                """);
        for (var index = 0; index < samples.customers().size(); index++) {
            var records = samples.customers().get(index).records();
            var table = new Table(
                    "Customer " + (char) ('A' + index) + ", " + Html.count(records.size(), "record", "records"),
                    3,
                    "stream",
                    "says",
                    "why it is theirs",
                    "how sure");
            for (var record : records) {
                table.row(
                        key(record.stream()),
                        said(record),
                        BITS.matcher(Html.text(record.reason())).replaceAll("<span class=\"bits\">$0</span>"),
                        Html.format("%.3f", record.confidence()));
            }
            tables.append(table.html());
        }
        return tables.toString();
    }

    private static String said(Samples.Linked record) {
        return Stream.of(record.name(), record.email(), record.phone())
                .filter(value -> !value.isEmpty())
                .map(value -> "<bdi>" + Html.text(value) + "</bdi>")
                .collect(Collectors.joining("<br>"));
    }

    private static String key(String stream) {
        return "<span class=\"key " + FlowFigure.system(stream) + "\">" + Html.text(stream) + "</span>";
    }

    private String dirt() {
        var table = new Table(
                "Dirt on valid records, and how many of these sit with the right customer in spite of it",
                1,
                "dirt",
                "records",
                "right",
                "share");
        report.dirt().stream()
                .sorted(Comparator.comparingDouble(
                        (Report.DirtFigure figure) -> share(figure.right(), figure.planted())))
                .forEach(figure -> table.row(
                        Html.text(words(figure.kind())),
                        Html.number(figure.planted()),
                        Html.number(figure.right()),
                        bar(share(figure.right(), figure.planted()))));
        return "<h3>What makes it hard</h3>\n" + table.html();
    }

    private String refused() {
        var table = new Table(
                "Flaws by kind, over all acts. The sample shows the shape of one value: x for letters, 9 for digits.",
                2,
                "reason and field",
                "looks like",
                "planted",
                "caught");
        report.flaws().stream()
                .sorted(Comparator.comparing(Report.FlawFigure::code)
                        .thenComparing(Report.FlawFigure::stream)
                        .thenComparing(Report.FlawFigure::pointer))
                .forEach(flaw -> table.row(
                        "<code>" + Html.text(flaw.code()) + "</code><br>" + key(flaw.stream()) + " "
                                + Html.text(flaw.pointer().isEmpty() ? "whole record" : flaw.pointer()),
                        sample(flaw),
                        Html.number(flaw.planted()),
                        flaw.caught() == flaw.planted()
                                ? Html.number(flaw.caught())
                                : "<strong class=\"bad\">" + Html.number(flaw.caught()) + "</strong>"));
        return "<p>A record is refused with all its reasons at once, and waits in quarantine with its bytes as they came. "
                + "Valid records refused: <strong>" + Html.number(report.validRejected()) + "</strong>.</p>\n"
                + table.html();
    }

    private String sample(Report.FlawFigure flaw) {
        var sample = samples.refused().getOrDefault(flaw.stream() + " " + flaw.code() + " " + flaw.pointer(), "");
        return sample.isEmpty() ? "" : "<code class=\"sample\">" + Html.text(sample) + "</code>";
    }

    private String time() {
        var table = new Table(
                "The stages of the first act, by the time that all threads together spent in them",
                1,
                "stage",
                "seconds",
                "records a second",
                "share of the time");
        report.stages()
                .forEach(stage -> table.row(
                        Html.text(stage.stage()),
                        stage.seconds().toPlainString(),
                        Html.number(stage.recordsPerSecond()),
                        bar(stage.share().doubleValue())));
        return """
                <p>The service used at most %s of the %s MiB of heap it may have, and %s seconds of processor time, the start of its
                JVM included. All servers ran on the same machine.</p>
                """.formatted(
                                Html.number(report.heap().peakUsedMiB()),
                                Html.number(report.heap().maxMiB()),
                                report.cpuSeconds().toPlainString())
                + table.html();
    }

    private static String bar(double share) {
        return Html.format(
                "<span class=\"meter\"><span style=\"width:%.1f%%\"></span></span> %s",
                share * 100, Html.percent(share));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
