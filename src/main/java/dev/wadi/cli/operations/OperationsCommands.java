package dev.wadi.cli.operations;

import dev.wadi.cli.Home;
import java.util.List;

/** The commands that look at a running installation and act on it; they need its database, not its process. */
public final class OperationsCommands {

    private OperationsCommands() {}

    /** All of them, in the order in which help names them. */
    public static List<Object> of(Home home) {
        return List.of(
                new StreamsCommand(home),
                new RunCommand(home),
                new PauseCommand(home),
                new ResumeCommand(home),
                new RunsCommand(home),
                new LedgerCommand(home),
                new PublicationsCommand(home),
                new OperationsLogCommand(home),
                new WorkersCommand(home),
                new ReleaseCommand(home),
                new RejectsCommand(home),
                new PasswordCommand());
    }
}
