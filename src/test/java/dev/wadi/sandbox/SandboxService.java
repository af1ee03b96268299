package dev.wadi.sandbox;

import dev.wadi.sandbox.service.LogTail;
import dev.wadi.sandbox.service.WadiProcess;
import dev.wadi.sandbox.watch.Watched;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The real service, set up to work on the sandbox's servers. */
final class SandboxService implements Watched, AutoCloseable {

    private static final String HEAP = "512m";
    /** Always the same, so that equal days have equal hashes. */
    static final String HASH_KEY = "5a4d0b0e5a4d0b0e5a4d0b0e5a4d0b0e";

    private static final int LINES_OF_LOG = 12;

    private final WadiProcess process;
    private final Path log;

    private SandboxService(WadiProcess process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it in a process of its own, with the routes and contracts of the project.
     *
     * @param settings what it must be told of the servers and of how to work
     */
    static SandboxService start(Path project, Map<String, String> settings, Path log) {
        var all = new TreeMap<>(settings);
        all.put("wadi.hash.key", HASH_KEY);
        return new SandboxService(WadiProcess.start(project.toAbsolutePath(), all, HEAP, log), log);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public Optional<String> end() {
        if (process.isAlive()) {
            return Optional.empty();
        }
        var tail = LogTail.of(log, LINES_OF_LOG);
        return Optional.of("the service ended by itself with status " + process.exitValue()
                + (tail.isEmpty() ? "" : "; the last it said in " + log + ":\n" + String.join("\n", tail)));
    }

    /** Waits until it has ended, whoever ended it. */
    void untilItEnds() throws InterruptedException {
        process.await();
    }

    /** Asks it to stop and waits until it has. */
    @Override
    public void close() {
        process.close();
    }
}
