package dev.wadi.sandbox.watch;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table on a terminal that is drawn over itself, by the control sequences of ECMA-48. */
final class InPlace implements Display {

    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintStream out;
    private final Clock clock;
    private final Instant began;
    private int linesDrawn;

    InPlace(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.began = clock.instant();
    }

    @Override
    public void say(String phase) {
        draw(List.of(phase));
    }

    @Override
    public void show(List<Progress> streams) {
        var seconds = Duration.between(began, clock.instant()).toMillis() / 1_000.0;
        var lines = new ArrayList<String>();
        lines.add(Progress.heading(String.format(Locale.ROOT, "%.1f s", seconds)));
        streams.forEach(stream -> lines.add(stream.row()));
        draw(lines);
    }

    @Override
    public void close() {
        if (linesDrawn > 0) {
            out.println();
            out.flush();
            linesDrawn = 0;
        }
    }

    /** In one write, so that nobody sees half of it. */
    private void draw(List<String> lines) {
        var text = new StringBuilder("\r");
        if (linesDrawn > 1) {
            text.append(String.format(Locale.ROOT, "\u001b[%dA", linesDrawn - 1));
        }
        text.append(CLEAR_BELOW).append(String.join("\n", lines));
        out.print(text);
        out.flush();
        linesDrawn = lines.size();
    }
}
