package dev.wadi.cli.operations;

import dev.wadi.cli.Home;
import dev.wadi.operations.Operations;
import dev.wadi.operations.Views;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code wadi ledger}. */
@Command(name = "ledger", description = "Says the counts of every stream, which must balance.")
final class LedgerCommand extends OperationsCommand {

    LedgerCommand(Home home) {
        super(home);
    }

    @Override
    List<Map<String, Object>> rows(Operations operations) {
        return operations.balances().stream().map(Views::of).toList();
    }
}
