package dev.wadi.sandbox.report;

import dev.wadi.sandbox.report.Report.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** A {@link Report} for people: about a screen, up to 80 columns. */
public final class ReportText {

    private static final int BETWEEN = 4;

    private final Report report;

    public ReportText(Report report) {
        this.report = report;
    }

    /** Its lines, without those that say where it is kept. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(text(
                "%,d records, seed %d, %,d pages, %,d publications",
                report.records(), report.seed(), report.pages(), report.publications()));
        lines.add("");
        report.streams().forEach((stream, counts) -> {
            lines.addAll(counts(stream, counts));
            lines.add("");
        });
        lines.addAll(beside(stages(), codes()));
        lines.add("");
        lines.add(text(
                "%-20s%,d records/s in %s s, from the %s",
                "first poll to gold",
                report.total().recordsPerSecond(),
                report.total().seconds(),
                report.total().from()));
        lines.add(text(
                "%-20sup to %d of %d MiB of heap, %s s of CPU since its start",
                "the service used", report.heap().peakUsedMiB(), report.heap().maxMiB(), report.cpuSeconds()));
        lines.add(text(
                "%-20s%,d of %,d planted, %s",
                "bad lines set aside", report.truth().setAside(), report.truth().badLines(), differences()));
        lines.add(text(
                "%-20s%,d of %,d planted",
                "gold.ticket",
                report.truth().tickets().there(),
                report.truth().tickets().planted()));
        lines.add(text(
                "%-20s%,d of %,d planted",
                "gold.customer",
                report.truth().customers().there(),
                report.truth().customers().planted()));
        lines.add(text(
                "%-20s%,d of %,d planted",
                "silver.ticket",
                report.truth().written().there(),
                report.truth().written().planted()));
        lines.add("");
        lines.add(text("%-20s%s", "content hash", report.contentHash()));
        lines.add(report.ledgerBalanced() ? "ledger balanced" : "LEDGER NOT BALANCED");
        return lines;
    }

    private String differences() {
        return report.truth().differences() == 0
                ? "each for its reasons at its byte"
                : text("%,d judged otherwise", report.truth().differences());
    }

    private static List<String> counts(String stream, Counts counts) {
        return List.of(
                row(stream, List.of("read", "landed", "duplicate", "unreadable", "pending")),
                numbers(counts, Counts::read, Counts::landed, Counts::duplicate, Counts::unreadable, Counts::pending),
                row("", List.of("loaded", "unchanged", "superseded", "filtered", "rejected")),
                numbers(
                        counts,
                        Counts::loaded,
                        Counts::unchanged,
                        Counts::superseded,
                        Counts::filtered,
                        Counts::rejected));
    }

    @SafeVarargs
    private static String numbers(Counts counts, ToLongFunction<Counts>... columns) {
        return row(
                "",
                List.of(columns).stream()
                        .map(column -> text("%,d", column.applyAsLong(counts)))
                        .toList());
    }

    private static String row(String first, List<String> others) {
        var row = new StringBuilder(text("%-20s", first));
        others.forEach(other -> row.append(text("%12s", other)));
        return row.toString();
    }

    private List<String> stages() {
        var lines = new ArrayList<String>();
        lines.add(text("%-9s%9s%11s%7s", "stage", "seconds", "records/s", "share"));
        report.stages()
                .forEach(stage -> lines.add(text(
                        "%-9s%9s%,11d%6.0f%%",
                        stage.stage(),
                        stage.seconds(),
                        stage.recordsPerSecond(),
                        stage.share().doubleValue() * 100)));
        return lines;
    }

    private List<String> codes() {
        var lines = new ArrayList<String>();
        lines.add(text("%-22s%9s%9s", "code", "planted", "caught"));
        report.codes()
                .forEach((code, caught) -> lines.add(text("%-22s%,9d%,9d", code, caught.planted(), caught.caught())));
        return lines;
    }

    private static List<String> beside(List<String> left, List<String> right) {
        var width = left.stream().mapToInt(String::length).max().orElse(0) + BETWEEN;
        var lines = new ArrayList<String>();
        for (var index = 0; index < Math.max(left.size(), right.size()); index++) {
            var first = index < left.size() ? left.get(index) : "";
            var second = index < right.size() ? right.get(index) : "";
            lines.add((first + " ".repeat(width - first.length()) + second).stripTrailing());
        }
        return lines;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
