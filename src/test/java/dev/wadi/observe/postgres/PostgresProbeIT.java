package dev.wadi.observe.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.observe.DatabaseState;
import dev.wadi.postgres.Database;
import dev.wadi.testkit.postgres.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresProbeIT {

    @Test
    void tellsWhichSchemaIsThere() {
        try (var database = TestDatabase.create()) {
            var needed = database.database().migrate();
            var patient = Database.impatient(database.settings(), Duration.ofSeconds(5));

            assertThat(needed).isPositive();
            assertThat(new PostgresProbe(patient, needed).look()).isEqualTo(new DatabaseState.Current(needed));
            assertThat(new PostgresProbe(patient, needed + 1).look())
                    .isEqualTo(new DatabaseState.Outdated(needed, needed + 1));
        }
    }

    @Test
    void tellsThatNobodyIsThere() {
        var nobody = new PGSimpleDataSource();
        nobody.setURL("jdbc:postgresql://127.0.0.1:1/wadi");
        nobody.setUser("wadi");

        assertThat(new PostgresProbe(nobody, 1).look()).isEqualTo(new DatabaseState.Away("08001"));
    }

    @Test
    void tellsThatThereIsNoSuchDatabase() {
        try (var database = TestDatabase.create()) {
            var other = Database.impatient(database.settings(), Duration.ofSeconds(5));
            other.setDatabaseName("nowhere");

            assertThat(new PostgresProbe(other, 1).look()).isEqualTo(new DatabaseState.Refused("3D000"));
        }
    }
}
