package dev.wadi.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.postgres.TestDatabase;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class DatabaseIT {

    private static final int ONE_CONNECTION = 1;

    @Test
    void transactionsAreWhatTheyAreWhateverTheServersDefault() {
        try (var empty = TestDatabase.create();
                var database = new Database(whereAllIsSerializable(empty.settings()))) {
            assertThat(database.inTransaction(DatabaseIT::isolation)).isEqualTo("read committed");
            assertThat(database.asOnlyWriter(empty.newTenant(), DatabaseIT::isolation))
                    .contains("repeatable read");
            assertThat(database.inTransaction(DatabaseIT::isolation))
                    .as("of the same connection afterwards")
                    .isEqualTo("read committed");
        }
    }

    private static DatabaseSettings whereAllIsSerializable(DatabaseSettings settings) {
        var options = "options=-c%20default_transaction_isolation=serializable";
        return new DatabaseSettings(
                settings.url() + (settings.url().contains("?") ? "&" : "?") + options,
                settings.user(),
                settings.password(),
                ONE_CONNECTION);
    }

    private static String isolation(Handle handle) {
        return handle.createQuery("SELECT current_setting('transaction_isolation')")
                .mapTo(String.class)
                .one();
    }
}
