package dev.wadi.scenarios.sources;

import static org.awaitility.Awaitility.await;

import dev.wadi.sandbox.service.WadiProcess;
import dev.wadi.scenarios.Installation;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** Kills a service where it would hurt. */
final class Killed {

    private Killed() {}

    /** Inside LAND, with a page that is not committed. */
    static void inLand(Installation installation, WadiProcess service) throws SQLException {
        try (var locker = DriverManager.getConnection(installation.jdbcUrl());
                var lock = locker.createStatement()) {
            locker.setAutoCommit(false);
            lock.execute("LOCK TABLE bronze.claim IN SHARE ROW EXCLUSIVE MODE");
            await("LAND is under way")
                    .atMost(Installation.PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> installation.count("""
                            SELECT least(1, count(*)) FROM pg_stat_activity WHERE datname = current_database()
                              AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO bronze.claim%'
                            """) == 1);
            service.kill();
        }
    }
}
