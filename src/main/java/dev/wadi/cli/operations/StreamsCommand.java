package dev.wadi.cli.operations;

import dev.wadi.cli.Home;
import dev.wadi.operations.Operations;
import dev.wadi.operations.Views;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code wadi streams}. */
@Command(name = "streams", description = "Says how every stream fares.")
final class StreamsCommand extends OperationsCommand {

    StreamsCommand(Home home) {
        super(home);
    }

    @Override
    List<Map<String, Object>> rows(Operations operations) {
        return operations.streams().all().stream().map(Views::of).toList();
    }
}
