package dev.wadi.cli.operations;

import dev.wadi.cli.Home;
import dev.wadi.operations.Operations;
import dev.wadi.operations.Views;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wadi publications}. */
@Command(name = "publications", description = "Says what readers saw, from the newest publication on.")
final class PublicationsCommand extends OperationsCommand {

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    PublicationsCommand(Home home) {
        super(home);
    }

    @Override
    List<Map<String, Object>> rows(Operations operations) {
        return operations.publications().list(Optional.empty(), limit).stream()
                .map(Views::of)
                .toList();
    }
}
