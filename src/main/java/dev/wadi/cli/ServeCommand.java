package dev.wadi.cli;

import dev.wadi.settings.Settings;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code wadi serve}: the service. */
@Command(name = "serve", description = "Polls, works and publishes until it is told to stop.")
final class ServeCommand implements Callable<Integer> {

    private final Supplier<Settings> settings;
    private final Service service;

    ServeCommand(Supplier<Settings> settings, Service service) {
        this.settings = settings;
        this.service = service;
    }

    @Override
    public Integer call() throws Exception {
        return service.serve(settings.get());
    }
}
