package dev.wadi.sandbox.backfill;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What bringing all orders into Postgres took.
 *
 * @param samples how it went, where it was looked at
 */
public record Backfilled(long orders, Duration time, Usage usage, List<Sample> samples) {

    private static final double MEBIBYTE = 1 << 20;

    public Backfilled {
        samples = List.copyOf(samples);
    }

    double perSecond() {
        return orders * 1_000.0 / time.toMillis();
    }

    private String row(String who) {
        return text(
                "| %s | %.1f | %,.0f | %.1f | %.1f | %.1f | %.1f |",
                who,
                seconds(time),
                perSecond(),
                seconds(usage.worker()),
                seconds(usage.postgres()),
                seconds(usage.shop()),
                usage.microsFor(orders));
    }

    private static String row(Sample before, Sample now) {
        return text(
                "| %.0f | %,d | %,d | %,d | %,.0f | %.0f | %.0f |",
                now.seconds(),
                now.landed(),
                now.written(),
                now.published(),
                (now.written() - before.written()) / (now.seconds() - before.seconds()),
                now.heap() / MEBIBYTE,
                now.old() / MEBIBYTE);
    }

    private String course() {
        var rows = new StringBuilder(
                "| s | landed | written | published | written/s | heap MiB | old |\n|---|---|---|---|---|---|---|\n");
        for (var i = 1; i < samples.size(); i++) {
            rows.append(row(samples.get(i - 1), samples.get(i))).append('\n');
        }
        return rows.toString();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** All that one run of the bench measured. */
    public record Report(
            long orders, int customers, Optional<Backfilled> spring, Optional<Backfilled> wadi, List<LiveLane> lanes) {

        public Report {
            lanes = List.copyOf(lanes);
        }

        public Report(long orders, int customers) {
            this(orders, customers, Optional.empty(), Optional.empty(), List.of());
        }

        public Report withSpring(Backfilled run) {
            return new Report(orders, customers, Optional.of(run), wadi, lanes);
        }

        public Report withWadi(Backfilled run) {
            return new Report(orders, customers, spring, Optional.of(run), lanes);
        }

        public Report withLanes(List<LiveLane> measured) {
            return new Report(orders, customers, spring, wadi, measured);
        }

        /** As tables that can be put into docs/benchmarks.md. */
        public String text() {
            var text = new StringBuilder();
            wadi.ifPresent(run -> text.append('\n').append(run.course()));
            if (spring.isPresent() || wadi.isPresent()) {
                text.append("\n| who | s | records/s | its CPU s | Postgres | MariaDB | µs a record, all |\n")
                        .append("|---|---|---|---|---|---|---|\n");
                spring.ifPresent(run -> text.append(run.row("Spring Batch")).append('\n'));
                wadi.ifPresent(run -> text.append(run.row("Wadi")).append('\n'));
            }
            if (!lanes.isEmpty()) {
                text.append('\n')
                        .append(LiveLane.HEAD)
                        .append(lanes.stream().map(LiveLane::row).collect(joining("\n")));
            }
            return text.toString();
        }

        public void write(Path file) throws IOException {
            JsonMapper.builder()
                    .addModules(new Jdk8Module(), new JavaTimeModule())
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValue(file.toFile(), this);
        }
    }
}
