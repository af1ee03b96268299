package dev.wadi.sandbox.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** A {@link Report} for people: about a screen, up to 104 columns. */
public final class ReportText {

    private static final int BETWEEN = 4;
    private static final int CODES_WIDTH = 24;

    private final Report report;

    public ReportText(Report report) {
        this.report = report;
    }

    /** Its lines, without those that say where it is kept. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (var act : report.acts()) {
            lines.addAll(act(act));
            lines.add("");
        }
        lines.addAll(beside(stages(), flaws()));
        lines.add("");
        lines.addAll(sums());
        return lines;
    }

    private static List<String> act(Act act) {
        var lines = new ArrayList<String>();
        lines.add(text(
                "%s: %s s, %,d records/s, %,d pages, %,d publications",
                act.name(), act.took().seconds(), act.took().recordsPerSecond(), act.pages(), act.publications()));
        lines.add(row("", List.of("read", "landed", "known", "loaded", "unchanged", "superseded", "rejected", "gold")));
        act.streams().forEach((stream, counts) -> lines.add(row(stream, numbers(counts, gold(act, stream)))));
        lines.add(row("all", numbers(act.all(), "")));
        return lines;
    }

    private static String gold(Act act, String stream) {
        return act.gold().containsKey(stream)
                ? text("%,d", act.gold().get(stream).there())
                : "";
    }

    private static List<String> numbers(Counts counts, String gold) {
        var columns = List.<ToLongFunction<Counts>>of(
                Counts::read,
                Counts::landed,
                Counts::duplicate,
                Counts::loaded,
                Counts::unchanged,
                Counts::superseded,
                Counts::rejected);
        var numbers = columns.stream()
                .map(column -> text("%,d", column.applyAsLong(counts)))
                .collect(Collectors.toCollection(ArrayList::new));
        numbers.add(gold);
        return numbers;
    }

    private static String row(String first, List<String> others) {
        var row = new StringBuilder(text("%-15s", first));
        others.forEach(other -> row.append(text("%11s", other)));
        return row.toString().stripTrailing();
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

    private List<String> flaws() {
        var planted = report.flaws().stream()
                .collect(Collectors.groupingBy(
                        Report.FlawFigure::code, Collectors.summingLong(Report.FlawFigure::planted)));
        var caught = report.flaws().stream()
                .collect(Collectors.groupingBy(
                        Report.FlawFigure::code, Collectors.summingLong(Report.FlawFigure::caught)));
        var lines = new ArrayList<String>();
        lines.add(text("%-" + CODES_WIDTH + "s%9s%9s", "flaw", "planted", "caught"));
        planted.keySet().stream()
                .sorted()
                .forEach(code -> lines.add(text(
                        "%-" + CODES_WIDTH + "s%,9d%,9d",
                        code,
                        planted.getOrDefault(code, 0L),
                        caught.getOrDefault(code, 0L))));
        return lines;
    }

    private List<String> sums() {
        var day = report.day();
        var end = report.acts().get(report.acts().size() - 1);
        var dirt = report.dirt().stream().mapToLong(Report.DirtFigure::planted).sum();
        var right = report.dirt().stream().mapToLong(Report.DirtFigure::right).sum();
        return List.of(
                line(
                        "first poll to gold",
                        "%,d records in %s s: %,d records/s",
                        day.took().records(),
                        day.took().seconds(),
                        day.took().recordsPerSecond()),
                line(
                        "the service used",
                        "up to %d of %d MiB of heap, %s s of CPU since its start",
                        report.heap().peakUsedMiB(),
                        report.heap().maxMiB(),
                        report.cpuSeconds()),
                line(
                        "bad records",
                        "%,d flaws caught of %,d planted, %,d valid records rejected, %,d judged otherwise",
                        report.flaws().stream()
                                .mapToLong(Report.FlawFigure::caught)
                                .sum(),
                        report.flaws().stream()
                                .mapToLong(Report.FlawFigure::planted)
                                .sum(),
                        report.validRejected(),
                        report.differences()),
                line(
                        "customers",
                        "%,d of %,d linked records; %,d pairs to review",
                        end.customers(),
                        end.links(),
                        end.reviews()),
                line(
                        "links",
                        "precision %s, recall %s, F1 %s",
                        end.score().precision(),
                        end.score().recall(),
                        end.score().f1()),
                line("dirt", "%,d of %,d records sit with the right customer in spite of it", right, dirt),
                line(
                        "content hash",
                        "%s after %s, %s after %s",
                        day.contentHash(),
                        day.name(),
                        end.contentHash(),
                        end.name()),
                report.acts().stream().allMatch(Act::ledgerBalanced) ? "ledger balanced" : "LEDGER NOT BALANCED");
    }

    private static String line(String what, String format, Object... values) {
        return text("%-20s", what) + text(format, values);
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
