package dev.wadi;

import dev.wadi.cli.Cli;
import dev.wadi.cli.Home;
import dev.wadi.cli.Service;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Ahead;
import dev.wadi.doctor.Check;
import dev.wadi.settings.Properties;
import dev.wadi.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.slf4j.LoggerFactory;

/** The program. Reads {@code application.properties}, {@code contracts/} and {@code routes/} of the working directory. */
public final class App implements Service {

    /** Camel's, but that it does not look for modelines first, which no route of ours has and for which it reads all routes. */
    static final class ReadingOnce extends Main {
        @Override
        protected void modelineRoutes(CamelContext routes) {
            // none
        }
    }

    /** What would listen on a port. */
    private static final Map<String, String> NOT_OF_ROUTES =
            Map.of("camel.management.enabled", "false", "camel.server.enabled", "false");

    private final String version;
    private final Supplier<Map<String, String>> mounted;
    private final Supplier<Main> camel;

    /**
     * A program that is not begun yet.
     *
     * @param mounted settings in files of their own, of which Camel, which resolves the placeholders of routes, has to be told
     * @param camel   makes what runs routes
     */
    App(String version, Supplier<Map<String, String>> mounted, Supplier<Main> camel) {
        this.version = version;
        this.mounted = mounted;
        this.camel = camel;
    }

    /** Runs a command and ends with its {@link dev.wadi.cli.Exit}; without one, serves. */
    public static void main(String[] arguments) {
        if (!serves(arguments)) {
            // what a command says is its own; before anything logs
            System.setProperty("console.level", "ERROR");
            System.setProperty("console.target", "System.err");
        }
        var version = codeVersion();
        var home = new Home(Path.of(""), System.getenv(), System.getProperties(), version);
        var app = new App(version, () -> home.properties().mounted(), ReadingOnce::new);
        System.exit(
                serves(arguments)
                        ? Cli.serve(Ahead.of(() -> logged(home.settings()))::get, app)
                        : Cli.of(home, app).execute(arguments));
    }

    /** The same settings, once there is a log as they say; before there are threads that log. */
    private static Settings logged(Settings settings) {
        // for logback.xml, which is read when the first logger is made
        System.setProperty("wadi.log.format", settings.observe().log());
        LoggerFactory.getILoggerFactory();
        return settings;
    }

    private static boolean serves(String[] arguments) {
        return arguments.length == 0 || (arguments.length == 1 && arguments[0].equals("serve"));
    }

    @Override
    public int serve(Settings settings) throws Exception {
        var contracts = Ahead.of(() -> Contracts.load(settings.contracts()));
        try (var observation = new Observation(settings)) {
            var first = Ahead.of(() -> FirstBeans.of(settings, observation, contracts.get(), version));
            var routes = Ahead.of(() -> {
                var main = main(first.get().beans());
                main.init(); // reads routes
                return main;
            });
            WaitingRoom.await(settings, observation);
            try (var wiring = new Wiring(settings, version, observation, contracts, first);
                    var operated = new Operated(settings.faces(), wiring, observation, version)) {
                var main = routes.get();
                observation.of(main::getCamelContext);
                wiring.beans().forEach(main::bind);
                wiring.lastBeans().forEach(main::bind);
                operated.listens();
                main.run();
                return main.getExitCode();
            }
        }
    }

    @Override
    public Set<String> beans(Settings settings) {
        return unconnected(settings, beans -> Set.copyOf(beans.keySet()));
    }

    @Override
    public Optional<String> load(Settings settings) {
        return unconnected(settings, beans -> {
            var main = main(beans);
            NOT_OF_ROUTES.forEach(main::addOverrideProperty);
            try {
                main.init(); // reads routes and makes those of templates; started, endpoints would ask their servers
                return Optional.empty();
            } catch (RuntimeException e) { // what Main may throw
                return Optional.of(reasons(e));
            } finally {
                main.stop();
            }
        });
    }

    @Override
    public List<Check> checks(Settings settings, Properties properties) {
        return Checkup.of(settings, properties);
    }

    /** A failure and what caused it, each once. */
    private static String reasons(Exception failure) {
        var reasons = new LinkedHashSet<String>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            reasons.add(String.valueOf(cause.getMessage()));
        }
        return String.join("; because: ", reasons);
    }

    /** Asks something of all beans, made without asking any server. */
    private <T> T unconnected(Settings settings, Function<Map<String, Object>, T> question) {
        var contracts = Contracts.load(settings.contracts());
        try (var observation = new Observation(settings)) {
            var first = FirstBeans.of(settings, observation, contracts, version);
            try (var wiring = Wiring.unconnected(settings, version, observation, contracts, first)) {
                var beans = new HashMap<>(first.beans());
                beans.putAll(wiring.beans());
                beans.putAll(wiring.lastBeans());
                return question.apply(beans);
            }
        }
    }

    private Main main(Map<String, Object> beans) {
        var main = camel.get();
        main.setDefaultPropertyPlaceholderLocation("file:application.properties");
        mounted.get().forEach(main::addOverrideProperty);
        beans.forEach(main::bind);
        return main;
    }

    /** The version this was built as. */
    static String codeVersion() {
        try (var in = App.class.getResourceAsStream("version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
