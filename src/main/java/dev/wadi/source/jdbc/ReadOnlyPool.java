package dev.wadi.source.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Map;

/**
 * Connections to a database that is only read: each use is one READ ONLY transaction, rows are streamed, times are UTC. All
 * that differs from one kind of database to the other stands here. It need not be there when the service starts, no
 * connection is kept while nothing is read, and one on which anything failed is thrown away: it may be in the midst of an
 * answer.
 */
public final class ReadOnlyPool extends HikariDataSource {

    private static final long WAIT_MILLIS = 10_000;
    private static final long IDLE_MILLIS = 60_000;
    private static final long NO_WAIT_AT_START = -1;

    /** Settings of each driver by how its URLs begin. */
    private static final Map<String, Map<String, String>> DRIVERS = Map.of(
            "jdbc:mysql:",
            Map.of(
                    // the one value by which Connector/J streams; by a cursor the server would first write all rows to
                    // disk
                    "defaultFetchSize", String.valueOf(Integer.MIN_VALUE),
                    "connectionTimeZone", "UTC",
                    "forceConnectionTimeZoneToSession", "true",
                    // MySQL's way to have no date, 0000-00-00, is no date
                    "zeroDateTimeBehavior", "CONVERT_TO_NULL",
                    "yearIsDateType", "false",
                    "connectTimeout", "10000",
                    "socketTimeout", "600000",
                    "tcpKeepAlive", "true"),
            "jdbc:postgresql:",
            Map.of("defaultRowFetchSize", "1000", "options", "-c TimeZone=UTC", "tcpKeepAlive", "true"));

    /** A pool of at most so many connections. */
    public ReadOnlyPool(TableDatabase database, int connections) {
        super(config(database, connections));
    }

    private static HikariConfig config(TableDatabase database, int connections) {
        var config = new HikariConfig();
        config.setPoolName("wadi-" + database.name());
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password().reveal());
        config.setReadOnly(true);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE_MILLIS);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setInitializationFailTimeout(NO_WAIT_AT_START);
        config.setExceptionOverride(new SQLExceptionOverride() {
            @java.lang.Override // the interface has an Override of its own
            public Override adjudicate(SQLException failure) {
                return Override.MUST_EVICT;
            }
        });
        DRIVERS.entrySet().stream()
                .filter(driver -> database.url().startsWith(driver.getKey()))
                .forEach(driver -> driver.getValue().forEach(config::addDataSourceProperty));
        return config;
    }
}
