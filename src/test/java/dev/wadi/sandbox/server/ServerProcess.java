package dev.wadi.sandbox.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A running server as the system sees it: found by the id it wrote down, stopped by signals. */
record ServerProcess(ProcessHandle process) {

    /** Enough for a busy machine; what has not ended by then is killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** The process whose id starts a file. Another that happens to have the old id lacks this argument. */
    static Optional<ServerProcess> writtenIn(Path file, String argument) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> Arrays.asList(arguments).contains(argument))
                        .isPresent())
                .map(ServerProcess::new);
    }

    /** Sends a signal by its name; of the signals Java sends only TERM and KILL. False where it has not ended in time. */
    boolean endsBy(String signal) throws IOException {
        new Command(
                        List.of("sh", "-c", "kill -\"$1\" \"$2\"", "sh", signal, Long.toString(process.pid())),
                        Path.of("/"))
                .run();
        return awaitEnd(process);
    }

    /** As a power cut would: none of its processes gets to do anything. */
    void kill() {
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(process);
        children.forEach(ServerProcess::awaitEnd);
    }

    private static boolean awaitEnd(ProcessHandle process) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (runs(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    /** A process that has ended but that nobody has asked about yet is still listed, in state Z, perhaps for ever. */
    private static boolean runs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return !stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException gone) {
            return false;
        }
    }
}
