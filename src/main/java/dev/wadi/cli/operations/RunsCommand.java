package dev.wadi.cli.operations;

import dev.wadi.cli.Home;
import dev.wadi.operations.Operations;
import dev.wadi.operations.Views;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wadi runs}. */
@Command(name = "runs", description = "Says what was read, from the newest run on.")
final class RunsCommand extends OperationsCommand {

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(names = "--stream", paramLabel = "STREAM", description = "Of this stream only.")
    private @Nullable String stream;

    RunsCommand(Home home) {
        super(home);
    }

    @Override
    List<Map<String, Object>> rows(Operations operations) {
        return operations.runs().list(Optional.ofNullable(stream), Optional.empty(), limit).stream()
                .map(Views::of)
                .toList();
    }
}
