package dev.wadi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wadi version}: what this is. */
@Command(name = "version", description = "Says what this is, and the Java it runs on.")
final class VersionCommand implements Callable<Integer> {

    private final Home home;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VersionCommand(Home home) {
        this.home = home;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.println("wadi " + home.version());
        out.println("java " + System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
        return Exit.OK;
    }
}
