package dev.wadi.cli;

import dev.wadi.doctor.Check;
import dev.wadi.settings.Properties;
import dev.wadi.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

/** Gives commands in the folder of the project, or another, and keeps what they say. */
final class Terminal {

    /** What became of a command. */
    record Said(int status, String out, String err) {}

    /** What takes the place of the service. */
    interface Serving {
        int serve(Settings settings) throws Exception;
    }

    private final Service service;
    private final Map<String, String> settings = new HashMap<>();
    private Path folder = Path.of("");

    Terminal() {
        this(settings -> Exit.OK);
    }

    Terminal(Serving serving) {
        this(serving, List.of());
    }

    Terminal(Serving serving, List<Check> checks) {
        this(new Service() {
            @Override
            public int serve(Settings settings) throws Exception {
                return serving.serve(settings);
            }

            @Override
            public Set<String> beans(Settings settings) {
                return Set.of();
            }

            @Override
            public List<Check> checks(Settings settings, Properties properties) {
                return checks;
            }

            @Override
            public Optional<String> load(Settings settings) {
                return Optional.empty();
            }
        });
    }

    private Terminal(Service service) {
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

    /** All there are. */
    CommandLine commands() {
        return commands(new java.util.Properties());
    }

    private CommandLine commands(java.util.Properties system) {
        return Cli.of(new Home(folder, Map.of(), system, "1.2.3"), service);
    }

    Said says(String... words) {
        var system = new java.util.Properties();
        system.putAll(settings);
        var out = new StringWriter();
        var err = new StringWriter();
        var status = commands(system)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        return new Said(status, out.toString(), err.toString());
    }
}
