package dev.wadi;

import dev.wadi.contract.ContractException;
import dev.wadi.enrich.ReferenceFileException;
import dev.wadi.security.UsersException;
import dev.wadi.settings.Properties;
import dev.wadi.settings.Settings;
import dev.wadi.settings.SettingsException;
import dev.wadi.web.WebException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.main.Main;

/** The service. Reads {@code application.properties}, {@code contracts/} and {@code routes/} of the working directory. */
public final class App {

    private static final int WRONG_SETTINGS = 2;

    private App() {}

    /** Runs until the process is told to stop. Ends with status 2 where settings, contracts or files they name are wrong. */
    public static void main(String[] arguments) throws Exception {
        var file = Path.of("application.properties");
        try {
            var settings = Settings.read(Properties.load(file, System.getenv(), System.getProperties()));
            try (var wiring = new Wiring(settings, codeVersion())) {
                var main = main(wiring);
                serve(settings, main);
                System.exit(main.getExitCode());
            }
        } catch (SettingsException | ContractException | ReferenceFileException | UsersException | WebException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_SETTINGS);
        }
    }

    private static void serve(Settings settings, Main main) throws Exception {
        try (var faces = new Faces(settings.faces(), List.of(), List.of())) {
            main.run();
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
