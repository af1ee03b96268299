package dev.wadi.cli;

import dev.wadi.contract.Contracts;
import dev.wadi.gold.postgres.EntityTables;
import dev.wadi.postgres.Database;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code wadi migrate}: what {@code serve} does first, alone; for a job ahead of a deployment. */
@Command(
        name = "migrate",
        description = "Brings the database to what this version and the contracts need, as serve does when it starts.")
final class MigrateCommand implements Callable<Integer> {

    private final Home home;

    MigrateCommand(Home home) {
        this.home = home;
    }

    @Override
    public Integer call() {
        var settings = home.settings();
        var contracts = Contracts.load(settings.contracts());
        try (var database = new Database(settings.database())) {
            database.migrate();
            EntityTables.ensure(database, contracts);
        }
        return Exit.OK;
    }
}
