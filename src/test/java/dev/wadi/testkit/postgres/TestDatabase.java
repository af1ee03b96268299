package dev.wadi.testkit.postgres;

import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.DatabaseSettings;
import dev.wadi.sandbox.server.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * A fresh database with Wadi's schema, on a server that the tests of this JVM share: started by the first that asks, stopped
 * with the JVM. Tests within a class keep apart by {@link #newTenant}.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int CONNECTIONS = 6;

    private final DatabaseSettings settings;
    private final Database database;
    private final String name;
    private final AtomicInteger tenants;

    private TestDatabase(DatabaseSettings settings, String name, AtomicInteger tenants) {
        this.tenants = tenants;
        this.settings = settings;
        this.database = new Database(settings);
        this.name = name;
    }

    /** Makes one, with the migrations applied. */
    public static TestDatabase create() {
        var name = "test_" + NUMBER.incrementAndGet();
        try {
            Server.SHARED.createDatabase(name);
        } catch (SQLException e) {
            throw new IllegalStateException("the test server gave no database", e);
        }
        var settings = new DatabaseSettings(
                Server.SHARED.jdbcUrl(name), PostgresServer.USER, new Sensitive<>(""), CONNECTIONS);
        var created = new TestDatabase(settings, name, new AtomicInteger());
        created.database.migrate();
        return created;
    }

    /**
     * The same database, reached by another port, for somebody who closes it alone. What is asked for goes over it as text, so that
     * it can be read there.
     */
    public TestDatabase through(int port) {
        var other = settings.url().replaceFirst(":\\d+/", ":" + port + "/") + "&prepareThreshold=0";
        return new TestDatabase(
                new DatabaseSettings(other, settings.user(), settings.password(), settings.connections()),
                name,
                tenants);
    }

    /** The server that the tests of this JVM share. */
    static PostgresServer server() {
        return Server.SHARED;
    }

    /** Where it is. */
    public DatabaseSettings settings() {
        return settings;
    }

    /** What adapters are given. */
    public Database database() {
        return database;
    }

    /** Where it is, for those who name the user themselves. */
    public String url() {
        return Server.SHARED.urlWithoutUser(name);
    }

    /** A tenant that nobody else uses. */
    public Tenant newTenant() {
        return new Tenant("t" + tenants.incrementAndGet());
    }

    /** The rows of a query, each as its values with a bar between; {@code -} for no value. */
    public List<String> rows(String sql, @Nullable Object... parameters) {
        return database.inTransaction(handle -> bound(handle.createQuery(sql), parameters)
                .map((row, context) -> line(row))
                .list());
    }

    /** The one value of a query's one row. */
    public String one(String sql, @Nullable Object... parameters) {
        var rows = rows(sql, parameters);
        if (rows.size() != 1) {
            throw new AssertionError("not one row but " + rows);
        }
        return rows.get(0);
    }

    /** Changes rows behind everybody's back and says how many. */
    public int change(String sql, @Nullable Object... parameters) {
        return database.inTransaction(
                handle -> bound(handle.createUpdate(sql), parameters).execute());
    }

    @Override
    public void close() {
        database.close();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, @Nullable Object... parameters) {
        for (var i = 0; i < parameters.length; i++) {
            var parameter = parameters[i];
            statement.bind(i, parameter instanceof Tenant tenant ? tenant.name() : parameter);
        }
        return statement;
    }

    private static String line(ResultSet row) throws SQLException {
        var columns = row.getMetaData().getColumnCount();
        var values = new String[columns];
        for (var i = 0; i < columns; i++) {
            values[i] = row.getString(i + 1);
        }
        return IntStream.range(0, columns)
                .mapToObj(i -> values[i] == null ? "-" : values[i])
                .collect(Collectors.joining("|"));
    }

    /** Started when first looked at; it stops with the JVM by a hook of its own. */
    private static final class Server {

        static final PostgresServer SHARED = start();

        private static PostgresServer start() {
            try {
                return PostgresServer.start(Path.of(""));
            } catch (IOException e) {
                throw new UncheckedIOException("the tests have no database", e);
            }
        }
    }
}
