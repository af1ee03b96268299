package dev.wadi.cli;

import java.util.List;

/** The commands that look at a running installation and act on it; they need its database, not its process. */
final class OperationsCommands {

    private OperationsCommands() {}

    static List<Object> of(Home home) {
        return List.of(
                new StreamsCommand(home),
                new RunCommand(home),
                new PauseCommand(home),
                new ResumeCommand(home),
                new RunsCommand(home),
                new LedgerCommand(home),
                new PublicationsCommand(home),
                new WorkersCommand(home),
                new ReleaseCommand(home),
                new RejectsCommand(home),
                new PasswordCommand());
    }
}
