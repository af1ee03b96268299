package dev.wadi.sandbox.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program to run to its end, in a directory where it is welcome, untouched by the caller's {@code PG*} environment. */
record Command(List<String> words, Path directory) {

    private static final long PROBE_SECONDS = 10;

    Command {
        words = List.copyOf(words);
    }

    /** What to start, with output and errors in one stream. */
    ProcessBuilder builder() {
        var builder = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder;
    }

    /** The same where Ctrl-C in a terminal is for us alone: a server stays until those who use it have stopped. */
    Command inItsOwnSession() {
        if (!works(List.of("setsid"))) {
            return this;
        }
        var session = new ArrayList<>(List.of("setsid"));
        session.addAll(words);
        return new Command(session, directory);
    }

    /** Runs it to its end; a failure carries what the program said. */
    void run() throws IOException {
        run("");
    }

    /** The same, for one that reads {@code input}; little enough that it need not be read before it answers. */
    void run(String input) throws IOException {
        var process = builder().start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(UTF_8));
        }
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            var status = process.waitFor();
            if (status != 0) {
                throw new IOException(words.get(0) + " ended with " + status + ": " + said.strip());
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(words.get(0) + " was interrupted");
        }
    }

    /** Whether words put before a command (a way to change user, say) are there and allowed. */
    static boolean works(List<String> prefix) {
        var words = new ArrayList<>(prefix);
        words.add("true");
        return succeeds(words);
    }

    /** Whether a short program ends well; what it says is nobody's concern. */
    static boolean succeeds(List<String> words) {
        try {
            var process = new Command(words, Path.of("/"))
                    .builder()
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
