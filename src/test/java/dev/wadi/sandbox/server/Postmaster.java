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
import java.util.regex.Pattern;

/** A running server as the system sees it: found by what it wrote into its data directory, stopped by signals. */
record Postmaster(ProcessHandle process, Optional<String> sharedMemory) {

    /** Enough for a busy machine; what has not ended by then is killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final String PID_FILE = "postmaster.pid";
    private static final int LINE_OF_SHARED_MEMORY = 6;
    private static final Pattern KEY_AND_ID = Pattern.compile("\\s*[0-9]+\\s+([0-9]+)\\s*");

    /** The server running on a data directory. Another process that happens to have its old id is not it. */
    static Optional<Postmaster> on(Path data) throws IOException {
        var file = data.resolve(PID_FILE);
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
                        .filter(arguments -> Arrays.asList(arguments).contains(data.toString()))
                        .isPresent())
                .map(process -> new Postmaster(process, sharedMemory(lines)));
    }

    /** Clients are cut off, everything is written, then it ends: the next start has nothing to recover. */
    void stop() throws IOException {
        end("INT");
    }

    /** It ends at once, as one does whose data is no longer wanted. */
    void abandon() throws IOException {
        end("QUIT");
    }

    /** As a power cut would: none of its processes gets to do anything. */
    void kill() {
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(process);
        children.forEach(Postmaster::awaitEnd);
    }

    /** Gives back the block of shared memory a killed server leaves; a server that starts again finds and reuses it. */
    void forget() {
        sharedMemory.ifPresent(id -> Command.succeeds(List.of("ipcrm", "-m", id)));
    }

    private void end(String signal) throws IOException {
        // of the signals Java sends only TERM and KILL, and TERM waits for the clients to leave
        new Command(
                        List.of("sh", "-c", "kill -\"$1\" \"$2\"", "sh", signal, Long.toString(process.pid())),
                        Path.of("/"))
                .run();
        if (!awaitEnd(process)) {
            kill();
            forget();
        }
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

    private static Optional<String> sharedMemory(List<String> lines) {
        if (lines.size() <= LINE_OF_SHARED_MEMORY) {
            return Optional.empty();
        }
        var keyAndId = KEY_AND_ID.matcher(lines.get(LINE_OF_SHARED_MEMORY));
        return keyAndId.matches() ? Optional.of(keyAndId.group(1)) : Optional.empty();
    }
}
