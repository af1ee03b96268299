package dev.wadi.sandbox.watch;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plain lines for a log: only what has changed, and at most once a second, but always the last of it. */
final class LineByLine implements Display {

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final PrintStream out;
    private final Clock clock;
    private Instant lastPrinted = Instant.MIN;
    private List<Progress> printed = List.of();
    private List<Progress> latest = List.of();

    LineByLine(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void say(String phase) {
        out.println(phase);
    }

    @Override
    public void show(List<Progress> streams) {
        latest = List.copyOf(streams);
        if (!clock.instant().isBefore(lastPrinted.plus(BETWEEN))) {
            print();
        }
    }

    @Override
    public void close() {
        print();
    }

    private void print() {
        var changed =
                latest.stream().filter(stream -> !printed.contains(stream)).toList();
        if (!changed.isEmpty()) {
            changed.forEach(stream -> out.println(stream.line()));
            printed = latest;
            lastPrinted = clock.instant();
        }
    }
}
