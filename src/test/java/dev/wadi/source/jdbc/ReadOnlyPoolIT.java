package dev.wadi.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.core.Sensitive;
import dev.wadi.sandbox.server.OrdersDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadOnlyPoolIT {

    @SuppressWarnings("NullAway.Init") // set before all
    private static OrdersDatabase shop;

    @BeforeAll
    static void start() throws Exception {
        shop = OrdersDatabase.start(Path.of(""));
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void evenAnOwnerMayOnlyRead() throws SQLException {
        try (var pool = pool();
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM customer"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("read-only");
            assertThat(ask(pool, "SELECT @@session.transaction_read_only").toString())
                    .isIn("1", "true");
        }
    }

    @Test
    void timesAreUtcWhereverWeAre() throws SQLException {
        var before = TimeZone.getDefault();
        try (var pool = pool()) {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));

            assertThat(ask(pool, "SELECT @@session.time_zone")).isEqualTo("+00:00");
            assertThat(ask(pool, "SELECT CAST('2026-01-05 08:00:00.123456' AS DATETIME(6))"))
                    .isEqualTo(LocalDateTime.parse("2026-01-05T08:00:00.123456"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void aConnectionOnWhichAnythingFailedIsThrownAway() throws SQLException {
        try (var pool = pool()) {
            var first = ask(pool, "SELECT connection_id()");
            assertThat(ask(pool, "SELECT connection_id()")).isEqualTo(first);

            assertThatThrownBy(() -> ask(pool, "SELECT nonsense")).isInstanceOf(SQLException.class);

            assertThat(ask(pool, "SELECT connection_id()")).isNotEqualTo(first);
        }
    }

    private static ReadOnlyPool pool() {
        var owner = shop.owner();
        return new ReadOnlyPool(
                new TableDatabase(
                        "orders",
                        "jdbc:mysql://127.0.0.1:" + shop.port() + "/" + OrdersDatabase.SCHEMA,
                        owner.user(),
                        new Sensitive<>(owner.password())),
                2);
    }

    private static Object ask(ReadOnlyPool pool, String query) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getObject(1);
        }
    }
}
