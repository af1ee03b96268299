package dev.wadi.sandbox;

import static java.util.stream.Collectors.joining;

import dev.wadi.core.Stage;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.sandbox.report.Seen;
import dev.wadi.sandbox.report.Span;
import dev.wadi.sandbox.watch.Display;
import dev.wadi.sandbox.watch.RunFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Measures the first act of the day again and again, for several numbers of workers, each time on fresh servers, and prints the
 * medians as docs/benchmarks.md has them: with the service in a fresh JVM, or in one that has been at work for some days before.
 * {@code mvn -Pbench} runs it.
 */
public final class Bench {

    private static final Path PROJECT = Path.of("");
    private static final long SEED = 1;
    private static final double MEBIBYTE = 1 << 20;

    private final int profiles;
    private final int runs;
    private final int before;
    private final SandboxFiles files = new SandboxFiles(Path.of("target", "bench"));

    private Bench(int profiles, int runs, int before) {
        this.profiles = profiles;
        this.runs = runs;
        this.before = before;
    }

    /**
     * Takes the number of profiles, how often to run, the numbers of workers with commas between, and how many days a JVM has been
     * at work before it is measured: with none each run has a fresh one.
     */
    public static void main(String[] arguments) throws IOException, RunFailed {
        System.setProperty("logback.configurationFile", "dev/wadi/sandbox/logback.xml");
        System.setProperty("wadi.sandbox.log", "target/bench/sandbox.log");
        var bench = new Bench(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[3]));
        System.out.println("| workers | seconds, median (least to most) | records/s | CPU s | heap MiB |");
        System.out.println("|---|---|---|---|---|");
        var medians = new ArrayList<Run>();
        for (var workers :
                Arrays.stream(arguments[2].split(",", -1)).map(Integer::valueOf).toList()) {
            var all = new ArrayList<>(bench.runs(workers));
            all.sort(Comparator.comparing(one -> one.span().seconds()));
            medians.add(all.get(all.size() / 2));
            System.out.println(line(workers, all));
        }
        System.out.println();
        System.out.println(stages(medians));
        System.exit(0);
    }

    private List<Run> runs(int workers) throws IOException, RunFailed {
        var all = new ArrayList<Run>();
        if (before == 0) {
            for (var run = 0; run < runs; run++) {
                all.add(run(workers, SandboxService.inItsOwnProcess(PROJECT), Duration.ZERO));
            }
            return all;
        }
        files.begin();
        try (var jvm = SandboxService.lasting(PROJECT, files.serviceLog())) {
            var used = Duration.ZERO;
            for (var run = 0; run < before + runs; run++) {
                var one = run(workers, SandboxService.in(jvm), used);
                used = one.seen().vitals().cpu();
                all.add(one);
            }
        }
        System.out.println(all.subList(0, before).stream()
                .map(run -> text("%.1f s", run.span().seconds()))
                .collect(joining(", ", "at work before: ", "")));
        return all.subList(before, all.size());
    }

    /** @param used the processor time the JVM has had before */
    private Run run(int workers, SandboxService.Place place, Duration used) throws IOException, RunFailed {
        files.begin();
        var day = Day.of(DaySize.of(profiles), SEED);
        var nowhere = Display.on(new PrintStream(OutputStream.nullOutputStream()), false, Clock.systemUTC());
        try (var servers = SandboxServers.start(PROJECT, day);
                var acts = new Acts(PROJECT, place, servers, workers, files, nowhere, Clock.systemUTC())) {
            var seen = acts.theDay();
            return new Run(workers, seen, Span.of(seen), seen.vitals().cpu().minus(used));
        }
    }

    private static String line(int workers, List<Run> runs) {
        var median = runs.get(runs.size() / 2);
        return text(
                "| %d | %.1f (%.1f to %.1f) | %,d | %.1f | %.0f |",
                workers,
                median.span().seconds(),
                runs.get(0).span().seconds(),
                runs.get(runs.size() - 1).span().seconds(),
                median.span().recordsPerSecond(),
                seconds(median.cpu()),
                median.seen().vitals().heapPeak() / MEBIBYTE);
    }

    /** Of the median runs: seconds of all threads together, stage by stage. */
    private static String stages(List<Run> medians) {
        var lines = new ArrayList<String>();
        lines.add("| stage | "
                + medians.stream().map(run -> run.workers() + " workers").collect(joining(" | ")) + " |");
        lines.add("|---|" + "---|".repeat(medians.size()));
        lines.add(row("read", medians, run -> run.seen().vitals().reading()));
        for (var stage : Stage.values()) {
            lines.add(row(
                    stage.label(), medians, run -> run.seen().vitals().busy().getOrDefault(stage, Duration.ZERO)));
        }
        return String.join("\n", lines);
    }

    private static String row(String stage, List<Run> medians, Function<Run, Duration> time) {
        return "| " + stage + " | "
                + medians.stream()
                        .map(run -> text("%.1f s", seconds(time.apply(run))))
                        .collect(joining(" | ")) + " |";
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private record Run(int workers, Seen seen, Span span, Duration cpu) {}
}
