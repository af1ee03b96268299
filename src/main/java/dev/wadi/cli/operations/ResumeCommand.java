package dev.wadi.cli.operations;

import dev.wadi.cli.Home;
import dev.wadi.operations.Operations;
import dev.wadi.operations.Views;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wadi resume}. */
@Command(name = "resume", description = "Lets a stream go on by its schedule.")
final class ResumeCommand extends OperationsCommand {

    @Parameters(paramLabel = "STREAM", description = "As its contract names it.")
    private String stream = "";

    @Option(names = "--why", paramLabel = "REASON", description = "For the audit.")
    private String why = "";

    ResumeCommand(Home home) {
        super(home);
    }

    @Override
    List<Map<String, Object>> rows(Operations operations) {
        return List.of(Views.of(operations.streams().resume(stream, operator(why))));
    }
}
