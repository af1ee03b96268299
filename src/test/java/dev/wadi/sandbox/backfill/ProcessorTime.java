package dev.wadi.sandbox.backfill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How long processors have been busy for a process and all it has started, those that have ended among them, by {@code /proc}. */
final class ProcessorTime {

    /** The kernel counts in hundredths of a second, whatever its own clock. */
    private static final long MILLIS_A_TICK = 10;

    /** Behind the name of the command: user and system time, and the same of children that have ended. */
    private static final int FIRST = 11;

    private static final int LAST = 14;

    private ProcessorTime() {}

    static Duration of(long pid) {
        var ticks = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(child -> ticks(child.pid()))
                .sum();
        return Duration.ofMillis((ticks + ticks(pid)) * MILLIS_A_TICK);
    }

    private static long ticks(long pid) {
        return stat(pid)
                .map(fields -> {
                    var ticks = 0L;
                    for (var field = FIRST; field <= LAST; field++) {
                        ticks += Long.parseLong(fields[field]);
                    }
                    return ticks;
                })
                .orElse(0L);
    }

    private static Optional<String[]> stat(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
