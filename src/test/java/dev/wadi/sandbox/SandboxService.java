package dev.wadi.sandbox;

import dev.wadi.sandbox.server.PostgresServer;
import dev.wadi.sandbox.service.LogTail;
import dev.wadi.sandbox.service.WadiProcess;
import dev.wadi.sandbox.watch.Watched;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The real service, set up to work on the sandbox's servers. */
final class SandboxService implements Watched, AutoCloseable {

    private static final String HEAP = "256m";
    private static final String POLL_MILLIS = "250";

    /** Always the same, so that equal days have equal hashes. */
    private static final String HASH_KEY = "5a4d0b0e5a4d0b0e5a4d0b0e5a4d0b0e";

    private static final int LINES_OF_LOG = 12;

    private final WadiProcess process;
    private final Path log;

    private SandboxService(WadiProcess process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it in a process of its own, with the routes and contracts of the project. */
    static SandboxService start(Path project, SandboxServers servers, Path log) {
        return new SandboxService(WadiProcess.start(project.toAbsolutePath(), settings(servers), HEAP, log), log);
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

    private static Map<String, String> settings(SandboxServers servers) {
        var store = servers.store();
        return Map.of(
                "wadi.database.url", servers.postgres().urlWithoutUser(SandboxServers.DATABASE),
                "wadi.database.user", PostgresServer.USER,
                "wadi.s3.endpoint", store.endpoint().toString(),
                "wadi.s3.region", store.region(),
                "wadi.s3.accessKey", store.accessKey(),
                "wadi.s3.secretKey", store.secretKey(),
                "wadi.tickets.bucket", SandboxServers.BUCKET,
                "wadi.tickets.pollMillis", POLL_MILLIS,
                "wadi.hash.key", HASH_KEY);
    }
}
