package dev.wadi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code wadi} without a command: serves. */
@Command(
        name = "wadi",
        description = "Gets what a company knows about its customers into one view that people can trust.",
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nWithout a command: serve.%n%nExit status:%n",
        footer = {
            "  0  done",
            "  1  failed, or something is not well",
            "  2  settings, contracts, files they name or the command line are wrong",
            "",
            "Settings are in application.properties of the working directory, overridden by the environment",
            "(WADI_WORK_WORKERS for wadi.work.workers)."
        })
final class WadiCommand implements Callable<Integer> {

    private final ServeCommand serve;

    WadiCommand(ServeCommand serve) {
        this.serve = serve;
    }

    @Override
    public Integer call() throws Exception {
        return serve.call();
    }
}
