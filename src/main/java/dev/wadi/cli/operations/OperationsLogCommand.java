package dev.wadi.cli.operations;

import dev.wadi.cli.Home;
import dev.wadi.operations.Operations;
import dev.wadi.operations.Views;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wadi operations}. */
@Command(
        name = "operations",
        description = "Says what operators did by any face, from the newest on; quarantine acts tells of the desk.")
final class OperationsLogCommand extends OperationsCommand {

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    OperationsLogCommand(Home home) {
        super(home);
    }

    @Override
    List<Map<String, Object>> rows(Operations operations) {
        return operations.audit().list(Optional.empty(), limit).stream()
                .map(Views::of)
                .toList();
    }
}
