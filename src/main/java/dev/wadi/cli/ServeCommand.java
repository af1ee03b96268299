package dev.wadi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code wadi serve}: the service. */
@Command(name = "serve", description = "Polls, works and publishes until it is told to stop.")
final class ServeCommand implements Callable<Integer> {

    private final Home home;
    private final Service service;

    ServeCommand(Home home, Service service) {
        this.home = home;
        this.service = service;
    }

    @Override
    public Integer call() throws Exception {
        return service.serve(home.settings());
    }
}
