package dev.wadi.cli.operations;

import dev.wadi.cli.Home;
import dev.wadi.operations.Operations;
import dev.wadi.operations.Views;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wadi release}. */
@Command(name = "release", description = "Lets a parked page be claimed again.")
final class ReleaseCommand extends OperationsCommand {

    @Parameters(paramLabel = "PAGE", description = "Its number.")
    private long page;

    @Option(names = "--why", paramLabel = "REASON", description = "For the audit.")
    private String why = "";

    ReleaseCommand(Home home) {
        super(home);
    }

    @Override
    List<Map<String, Object>> rows(Operations operations) {
        operations.work().release(page, operator(why));
        return List.of(Views.of(operations.work().load()));
    }
}
