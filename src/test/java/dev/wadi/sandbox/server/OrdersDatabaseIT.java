package dev.wadi.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.sandbox.server.OrdersDatabase.Login;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersDatabaseIT {

    private static final Path PROJECT = Path.of("");
    private static final String ANNA = "INSERT INTO customer (customer_id, customer_number, kind, given_name,"
            + " created_at, updated_at) VALUES (%d, 'C-%d', 'person', 'Анна 🌷', '2026-01-05 08:00:00.123456',"
            + " '2026-01-05 08:00:00.123456')";

    @SuppressWarnings("NullAway.Init") // set before all
    private static OrdersDatabase database;

    @BeforeAll
    static void start() throws Exception {
        database = OrdersDatabase.start(PROJECT);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void speaksTheMySqlProtocolAndIsAsDurableAsInProduction() throws Exception {
        assertThat(ask(database.reader(), "SELECT version()")).contains("MariaDB");
        assertThat(ask(database.reader(), "SELECT @@innodb_flush_log_at_trx_commit"))
                .isEqualTo("1");
        assertThat(ask(database.reader(), "SELECT @@character_set_server")).isEqualTo("utf8mb4");
        assertThat(ask(database.reader(), "SELECT @@time_zone")).isIn("+00:00", "UTC");
        assertThat(ask(database.reader(), "SELECT current_user()")).isEqualTo("wadi_reader@127.0.0.1");
    }

    @Test
    void theReaderMayOnlyRead() {
        for (var forbidden : List.of(
                ANNA.formatted(1, 1),
                "UPDATE customer SET email = 'x'",
                "DELETE FROM orders",
                "CREATE TABLE mine (id INT)",
                "DROP TABLE order_line",
                "SELECT * FROM mysql.global_priv",
                "SELECT 1 INTO OUTFILE '/tmp/never'")) {
            assertThatThrownBy(() -> tell(database.reader(), forbidden))
                    .as(forbidden)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("denied");
        }
    }

    @Test
    void nobodyElseGetsIn() {
        for (var other : List.of(new Login("root", ""), new Login("", ""), new Login("wadi_reader", "wadi_reader"))) {
            assertThatThrownBy(() -> ask(other, "SELECT 1"))
                    .as(other.user())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("denied");
        }
        assertThat(database.reader().toString())
                .doesNotContain(database.reader().password());
    }

    @Test
    void keepsMicrosecondsInUtcWhereverTheClientIs() throws Exception {
        var before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            tell(database.owner(), ANNA.formatted(2, 2));

            try (var connection = database.connect(database.reader());
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT updated_at, given_name FROM customer WHERE customer_id = 2")) {
                rows.next();
                assertThat(rows.getTimestamp(1).toInstant()).isEqualTo("2026-01-05T08:00:00.123456Z");
                assertThat(rows.getString(2)).isEqualTo("Анна 🌷");
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void changesAreFoundByAnIndex() throws Exception {
        for (var query : List.of(
                "SELECT customer_id FROM customer WHERE updated_at >= '2026-01-05' ORDER BY updated_at, customer_id",
                "SELECT order_id FROM orders WHERE updated_at >= '2026-01-05' ORDER BY updated_at, order_id")) {
            try (var connection = database.connect(database.reader());
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("EXPLAIN " + query)) {
                rows.next();
                assertThat(rows.getString("key")).endsWith("_changes");
                assertThat(rows.getString("Extra")).doesNotContain("filesort");
            }
        }
    }

    @Test
    void anOrderNeedsItsCustomerAndALineItsOrder() {
        for (var orphan : List.of(
                "INSERT INTO orders (order_id, order_number, customer_id, status, currency, total, placed_at,"
                        + " updated_at) VALUES (1, 'O-1', 99, 'placed', 'EUR', 1, now(), now())",
                "INSERT INTO order_line VALUES (99, 1, 'A', 'A', 1, 1, 1)")) {
            assertThatThrownBy(() -> tell(database.owner(), orphan)).hasMessageContaining("foreign key");
        }
    }

    @Test
    void whatWasCommittedIsThereAfterAKill() throws Exception {
        tell(database.owner(), ANNA.formatted(3, 3));
        var url = database.jdbcUrl();

        database.kill();
        assertThatThrownBy(() -> ask(database.reader(), "SELECT 1")).isInstanceOf(SQLException.class);
        database.restart();

        assertThat(ask(database.reader(), "SELECT count(*) FROM customer WHERE customer_id = 3"))
                .isEqualTo("1");
        assertThat(database.jdbcUrl()).isEqualTo(url);
    }

    @Test
    void restartsWhileItRunsAndLivesBesideAnotherFromAPathWithSpaces(@TempDir Path temporary) throws Exception {
        var project = Files.createDirectory(temporary.resolve("a project of ours"));

        try (var other = OrdersDatabase.start(project)) {
            other.restart();

            assertThat(other.port()).isNotEqualTo(database.port());
            assertThatThrownBy(() -> DriverManager.getConnection(
                                    other.jdbcUrl(),
                                    database.owner().user(),
                                    database.owner().password())
                            .close())
                    .isInstanceOf(SQLException.class);
        }
        assertThat(project.resolve("target/servers")).isDirectoryContaining("glob:**/mariadb-11*");
    }

    @Test
    void leavesNothingBehind() throws Exception {
        var server = OrdersDatabase.start(PROJECT);
        var process = OrdersDatabase.running(server.directory()).orElseThrow().process();

        server.close();
        server.close();

        assertThat(server.directory()).doesNotExist();
        process.onExit().get(10, TimeUnit.SECONDS);
        assertThatThrownBy(server::restart).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatAJvmLeftIsGoneWhenItEndsOrAtTheNextStart() throws Exception {
        var ended = start("exit");
        var directoryOfEnded = said(ended);
        assertThat(ended.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(directoryOfEnded).doesNotExist();

        var killed = start("wait");
        var directoryOfKilled = said(killed);
        killed.destroyForcibly().waitFor();
        var left = OrdersDatabase.running(directoryOfKilled).orElseThrow().process();

        OrdersDatabase.start(PROJECT).close();

        assertThat(directoryOfKilled).doesNotExist();
        left.onExit().get(10, TimeUnit.SECONDS);
    }

    private static Process start(String then) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        then)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path said(Process jvm) throws Exception {
        return Path.of(jvm.inputReader(StandardCharsets.UTF_8).readLine());
    }

    private static String ask(Login login, String query) throws SQLException {
        try (var connection = database.connect(login);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return Objects.requireNonNull(rows.getString(1));
        }
    }

    private static void tell(Login login, String sql) throws SQLException {
        try (var connection = database.connect(login);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Another JVM: starts a server, says where, then ends without closing it or waits to be killed. */
    static final class Owner {

        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println(OrdersDatabase.start(PROJECT).directory());
            while (arguments[0].equals("wait")) {
                if (System.in.read() < 0) {
                    return;
                }
            }
        }
    }
}
