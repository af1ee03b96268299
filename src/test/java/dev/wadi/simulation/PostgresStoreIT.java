package dev.wadi.simulation;

import dev.wadi.testkit.postgres.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class PostgresStoreIT extends StoreContract {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @Override
    Store empty() {
        return new PostgresStore(DATABASE);
    }
}
