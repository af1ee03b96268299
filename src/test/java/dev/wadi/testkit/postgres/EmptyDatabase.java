package dev.wadi.testkit.postgres;

import dev.wadi.sandbox.server.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** A fresh database with nothing in it, on the server that the tests of this JVM share. */
public final class EmptyDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String url;

    private EmptyDatabase(String url) {
        this.url = url;
    }

    /** Makes one. */
    public static EmptyDatabase create() throws SQLException {
        var name = "empty_" + NUMBER.incrementAndGet();
        TestDatabase.server().createDatabase(name);
        return new EmptyDatabase(TestDatabase.server().urlWithoutUser(name));
    }

    /** Where it is, for those who name the user themselves. */
    public String url() {
        return url;
    }

    /** A connection as the server's ordinary user, who owns it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, PostgresServer.USER, "");
    }

    /** Its tables and views, with their schemas, in order. */
    public List<String> tables() throws SQLException {
        var names = new TreeSet<String>();
        try (var connection = connect();
                var tables = connection
                        .getMetaData()
                        .getTables(null, null, "%", new String[] {"TABLE", "VIEW", "PARTITIONED TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_SCHEM") + "." + tables.getString("TABLE_NAME"));
            }
        }
        return List.copyOf(names);
    }
}
