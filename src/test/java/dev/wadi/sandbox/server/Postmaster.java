package dev.wadi.sandbox.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A running Postgres: found by what it wrote into its data directory, stopped by signals. */
record Postmaster(ServerProcess server, Optional<String> sharedMemory) {

    private static final String PID_FILE = "postmaster.pid";
    private static final int LINE_OF_SHARED_MEMORY = 6;
    private static final Pattern KEY_AND_ID = Pattern.compile("\\s*[0-9]+\\s+([0-9]+)\\s*");

    /** The server running on a data directory. Another process that happens to have its old id is not it. */
    static Optional<Postmaster> on(Path data) throws IOException {
        var file = data.resolve(PID_FILE);
        var server = ServerProcess.writtenIn(file, data.toString());
        if (server.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Postmaster(server.get(), sharedMemory(Files.readAllLines(file))));
    }

    ProcessHandle process() {
        return server.process();
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
        server.kill();
    }

    /** Gives back the block of shared memory a killed server leaves; a server that starts again finds and reuses it. */
    void forget() {
        sharedMemory.ifPresent(id -> Command.succeeds(List.of("ipcrm", "-m", id)));
    }

    private void end(String signal) throws IOException {
        // TERM would wait for the clients to leave
        if (!server.endsBy(signal)) {
            kill();
            forget();
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
