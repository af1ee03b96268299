package dev.wadi;

import dev.wadi.cli.Cli;
import dev.wadi.cli.Home;
import dev.wadi.cli.Service;
import dev.wadi.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.camel.main.Main;

/** The program. Reads {@code application.properties}, {@code contracts/} and {@code routes/} of the working directory. */
public final class App implements Service {

    private final String version;

    private App(String version) {
        this.version = version;
    }

    /** Runs a command and ends with its {@link dev.wadi.cli.Exit}; without one, serves. */
    public static void main(String[] arguments) {
        var version = codeVersion();
        var home = new Home(Path.of(""), System.getenv(), System.getProperties(), version);
        System.exit(Cli.of(home, new App(version)).execute(arguments));
    }

    @Override
    public int serve(Settings settings) throws Exception {
        try (var wiring = new Wiring(settings, version);
                var faces = new Faces(settings.faces(), wiring.operations(), wiring.contracts(), version)) {
            var main = main(wiring);
            faces.listen();
            main.run();
            return main.getExitCode();
        }
    }

    private static Main main(Wiring wiring) {
        var main = new Main();
        main.setDefaultPropertyPlaceholderLocation("file:application.properties");
        wiring.beans().forEach(main::bind);
        return main;
    }

    /** The version this was built as. */
    private static String codeVersion() {
        try (var in = App.class.getResourceAsStream("version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
