package dev.wadi.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.postgres.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MigrationsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void aDatabaseThatHasHadOurScriptsIsLeftAlone() {
        try (var empty = TestDatabase.create();
                var database = new Database(empty.settings())) {
            var source = Database.impatient(empty.settings(), PATIENCE);
            var version = database.migrate();

            assertThat(Migrations.already(source)).contains(version);
            assertThat(Migrations.byFlyway(source)).isEqualTo(version);
        }
    }

    @Test
    void oneWithAnotherHistoryIsLeftToFlyway() {
        try (var empty = TestDatabase.create();
                var database = new Database(empty.settings())) {
            var source = Database.impatient(empty.settings(), PATIENCE);
            database.migrate();

            change(database, "UPDATE ops.flyway_schema_history SET checksum = checksum + 1 WHERE version = '1'");
            assertThat(Migrations.already(source)).as("a script was changed").isEmpty();
            change(database, "UPDATE ops.flyway_schema_history SET checksum = checksum - 1 WHERE version = '1'");
            assertThat(Migrations.already(source)).isPresent();
            change(database, "UPDATE ops.flyway_schema_history SET success = false WHERE version = '1'");
            assertThat(Migrations.already(source)).as("a script has failed").isEmpty();
            change(database, "DROP TABLE ops.flyway_schema_history");
            assertThat(Migrations.already(source)).as("nothing is known").isEmpty();
        }
    }

    private static void change(Database database, String statement) {
        database.useTransaction(handle -> handle.execute(statement));
    }
}
