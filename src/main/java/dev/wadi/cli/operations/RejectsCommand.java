package dev.wadi.cli.operations;

import dev.wadi.cli.Home;
import dev.wadi.operations.Operations;
import dev.wadi.operations.Views;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code wadi rejects}. */
@Command(name = "rejects", description = "Says how many records are set aside for which cause.")
final class RejectsCommand extends OperationsCommand {

    RejectsCommand(Home home) {
        super(home);
    }

    @Override
    List<Map<String, Object>> rows(Operations operations) {
        return operations.rejects().byCause().stream().map(Views::of).toList();
    }
}
