package dev.wadi.sandbox.watch;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/** Where people see a run move. Used by one thread. */
public sealed interface Display extends AutoCloseable permits InPlace, LineByLine {

    /** One that moves in place on a terminal, or prints plain lines where there is none. */
    static Display on(PrintStream out, boolean terminal, Clock clock) {
        return terminal ? new InPlace(out, clock) : new LineByLine(out, clock);
    }

    /** Says what is being done, before there are streams to show. */
    void say(String phase);

    /** Shows how far the streams are. */
    void show(List<Progress> streams);

    /** Leaves the last that was shown to be read. */
    @Override
    void close();
}
