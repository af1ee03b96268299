package dev.wadi.cli.operations;

import dev.wadi.cli.Home;
import dev.wadi.operations.Operations;
import dev.wadi.operations.Views;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wadi workers}. */
@Command(name = "workers", description = "Says how many pages wait, are worked on, are parked; with --pages, which.")
final class WorkersCommand extends OperationsCommand {

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(names = "--pages", description = "The pages that are worked on or parked.")
    private boolean pages;

    WorkersCommand(Home home) {
        super(home);
    }

    @Override
    List<Map<String, Object>> rows(Operations operations) {
        return pages
                ? operations.work().pages(limit).stream().map(Views::of).toList()
                : List.of(Views.of(operations.work().load()));
    }
}
