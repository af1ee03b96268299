package dev.wadi.sandbox;

import dev.wadi.sandbox.service.LastingJvm;
import dev.wadi.sandbox.service.LogTail;
import dev.wadi.sandbox.service.WadiProcess;
import dev.wadi.sandbox.watch.Watched;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The real service, set up to work on the sandbox's servers. */
final class SandboxService implements Watched, AutoCloseable {

    private static final String HEAP = "512m";

    /** As the launcher of the package adds them to those of production. */
    private static final List<String> JAVA_OPTIONS = Stream.of(
                    Objects.toString(System.getenv("JAVA_OPTS"), "").split("\\s+", -1))
            .filter(option -> !option.isBlank())
            .toList();

    /** Always the same, so that equal days have equal hashes. */
    static final String HASH_KEY = "5a4d0b0e5a4d0b0e5a4d0b0e5a4d0b0e";

    private static final int LINES_OF_LOG = 12;

    private final WadiProcess process;
    private final Path log;
    private final Runnable stop;

    private SandboxService(WadiProcess process, Path log, Runnable stop) {
        this.process = process;
        this.log = log;
        this.stop = stop;
    }

    /** Where it is to run. */
    interface Place {

        /**
         * Starts it.
         *
         * @param settings what it must be told of the servers and of how to work
         */
        SandboxService start(Map<String, String> settings, Path log);
    }

    /** In a process of its own, with the routes and contracts of the project. */
    static Place inItsOwnProcess(Path project) {
        return (settings, log) -> {
            var process = WadiProcess.start(project.toAbsolutePath(), keyed(settings), HEAP, JAVA_OPTIONS, log);
            return new SandboxService(process, log, process::close);
        };
    }

    /** A JVM for it to be run in again and again. */
    static LastingJvm lasting(Path project, Path log) {
        return LastingJvm.start(project.toAbsolutePath(), HEAP, JAVA_OPTIONS, log);
    }

    /** In a JVM in which it has run before. */
    static Place in(LastingJvm jvm) {
        return (settings, log) -> {
            jvm.begin(keyed(settings));
            return new SandboxService(jvm.process(), log, jvm::end);
        };
    }

    private static Map<String, String> keyed(Map<String, String> settings) {
        var all = new TreeMap<>(settings);
        all.put("wadi.hash.key", HASH_KEY);
        return all;
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
        stop.run();
    }
}
