package dev.wadi.cli.operations;

import dev.wadi.cli.Exit;
import dev.wadi.cli.Home;
import dev.wadi.cli.JsonRows;
import dev.wadi.contract.Contracts;
import dev.wadi.operations.NotPossible;
import dev.wadi.operations.Operations;
import dev.wadi.operations.Operator;
import dev.wadi.operations.postgres.PostgresOperations;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands of operators have in common: they open the database, call one operation, and print what it says. */
abstract class OperationsCommand implements Callable<Integer> {

    private final Home home;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print JSON, as the HTTP API has it.")
    private boolean json;

    OperationsCommand(Home home) {
        this.home = home;
    }

    /** What is to be printed: a line for each. */
    abstract List<Map<String, Object>> rows(Operations operations);

    @Override
    public final Integer call() {
        var settings = home.settings();
        var contracts = Contracts.load(settings.contracts());
        try (var database = home.open(settings)) {
            print(rows(
                    PostgresOperations.of(database, contracts, settings.tenant(), settings.hash(), Clock.systemUTC())));
            return Exit.OK;
        } catch (NotPossible e) {
            spec.commandLine().getErr().println(e.getMessage());
            return Exit.FAILED;
        }
    }

    final Operator operator(String why) {
        return new Operator(home.system().getProperty("user.name", "unknown"), Operator.Face.CLI, why);
    }

    private void print(List<Map<String, Object>> rows) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonRows.of(rows));
        } else {
            TextTable.of(rows).forEach(out::println);
        }
    }
}
