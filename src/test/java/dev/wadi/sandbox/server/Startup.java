package dev.wadi.sandbox.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The start of a server, up to its first answer.
 *
 * @param server what it is called in messages
 * @param log where what it says goes
 */
record Startup(String server, Path log) {

    /** How often to try another free port where somebody else was faster. */
    static final int PORTS_TO_TRY = 5;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int TAIL_OF_LOG = 20;

    /** A port nobody listens on at the moment. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    /** Starts it and waits until it answers; false where it ended instead, say because the port was taken. */
    boolean answers(Command command, Probe probe) throws IOException {
        var process = command.inItsOwnSession()
                .builder()
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive()) {
            try {
                return probe.answers();
            } catch (SQLException notYet) {
                if (System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new IOException(server + " does not answer:\n" + tailOfLog(), notYet);
                }
            }
            LockSupport.parkNanos(POLL_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted while " + server + " was starting");
            }
        }
        return false;
    }

    /** The last things it said. */
    String tailOfLog() throws IOException {
        var lines = new String(Files.readAllBytes(log), UTF_8).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_OF_LOG), lines.size()));
    }

    /** Asks a server whether it is there; an exception means not yet. */
    @FunctionalInterface
    interface Probe {
        boolean answers() throws SQLException;
    }
}
