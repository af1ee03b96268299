package dev.wadi.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Gives commands in the folder of the project, or another, and keeps what they say. */
final class Terminal {

    /** What became of a command. */
    record Said(int status, String out, String err) {}

    private final Service service;
    private final Map<String, String> settings = new HashMap<>();
    private Path folder = Path.of("");

    Terminal() {
        this(settings -> Exit.OK);
    }

    Terminal(Service service) {
        this.service = service;
    }

    /** Gives commands in this folder from now on. */
    Terminal in(Path folder) {
        this.folder = folder;
        return this;
    }

    /** Changes a setting of commands from now on, as {@code -D} does. */
    Terminal with(String property, String value) {
        settings.put(property, value);
        return this;
    }

    Said says(String... words) {
        var system = new java.util.Properties();
        system.putAll(settings);
        var out = new StringWriter();
        var err = new StringWriter();
        var status = Cli.of(new Home(folder, Map.of(), system, "1.2.3"), service)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        return new Said(status, out.toString(), err.toString());
    }
}
