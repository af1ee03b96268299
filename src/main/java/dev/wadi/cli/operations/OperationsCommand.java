package dev.wadi.cli.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.cli.Exit;
import dev.wadi.cli.Home;
import dev.wadi.contract.Contracts;
import dev.wadi.operations.NotPossible;
import dev.wadi.operations.Operations;
import dev.wadi.operations.Operator;
import dev.wadi.operations.postgres.PostgresOperations;
import dev.wadi.postgres.Database;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands of operators have in common: they open the database, call one operation, and print what it says. */
abstract class OperationsCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

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
        try (var database = new Database(settings.database())) {
            print(rows(PostgresOperations.of(database, contracts, settings.tenant())));
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
            out.println(json(rows));
        } else {
            TextTable.of(rows).forEach(out::println);
        }
    }

    private static String json(List<Map<String, Object>> rows) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("items", rows));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("views are texts and numbers", e);
        }
    }
}
