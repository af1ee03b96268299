package dev.wadi;

import dev.wadi.cli.Cli;
import dev.wadi.cli.Exit;
import dev.wadi.cli.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * The service one day after another in one JVM, which is then as warm as that of a service which has been at work for long. For
 * benchmarks: {@link dev.wadi.sandbox.service.LastingJvm} starts it. A line of its input names a file of settings, with which a
 * day begins; the next ends it. When all is stopped the file is gone.
 */
public final class DayAfterDay {

    private DayAfterDay() {}

    /** Serves until its input ends; a day that ends by itself ends all. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                serve(Path.of(line), lines);
            }
        }
        System.exit(Exit.OK);
    }

    private static void serve(Path file, BufferedReader lines) throws IOException, InterruptedException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        settings.stringPropertyNames().forEach(name -> System.setProperty(name, settings.getProperty(name)));
        var camel = new App.ReadingOnce();
        // the usual one stays with the JVM, and all of the day with it
        camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
        var version = App.codeVersion();
        var home = new Home(Path.of(""), System.getenv(), System.getProperties(), version);
        var app = new App(version, () -> home.properties().mounted(), () -> camel);
        var day = new Thread(() -> {
            var exit = Cli.serve(home::settings, app);
            if (exit != Exit.OK) {
                System.exit(exit);
            }
        });
        day.start();
        lines.readLine();
        camel.completed();
        day.join();
        settings.stringPropertyNames().forEach(System::clearProperty);
        Files.delete(file);
    }
}
