package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.server.PostgresServer;
import dev.wadi.testkit.postgres.EmptyDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class MigrateIT {

    @Test
    void bringsADatabaseToWhatIsNeededAndThenLeavesItAlone() throws SQLException {
        var database = EmptyDatabase.create();
        var terminal = new Terminal()
                .with("wadi.database.url", database.url())
                .with("wadi.database.user", PostgresServer.USER);

        var first = terminal.says("migrate");
        var tables = database.tables();
        var second = terminal.says("migrate");

        assertThat(first).isEqualTo(new Terminal.Said(Exit.OK, "", ""));
        assertThat(second).isEqualTo(first);
        assertThat(tables).contains("bronze.page", "gold.ticket", "silver.ticket");
        assertThat(database.tables()).isEqualTo(tables);
    }
}
