package dev.wadi.observe.postgres;

import dev.wadi.observe.DatabaseState;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Looks whether Postgres is there, with a connection of its own: the pool may be busy, and waits longer than anybody who asks
 * for our health.
 */
public final class PostgresProbe implements DatabaseState.Probe {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String WRONG_LOGIN = "28";
    private static final String WRONG_DATABASE = "3D";

    private final DataSource database;
    private final int needed;

    /**
     * Looks there.
     *
     * @param database gives connections, or gives up, within seconds
     * @param needed   the version of the schema that this program needs
     */
    public PostgresProbe(DataSource database, int needed) {
        this.database = database;
        this.needed = needed;
    }

    @Override
    public DatabaseState look() {
        try (var connection = database.getConnection()) {
            var version = version(connection);
            return version < needed ? new DatabaseState.Outdated(version, needed) : new DatabaseState.Current(version);
        } catch (SQLException e) {
            var state = String.valueOf(e.getSQLState());
            return state.startsWith(WRONG_LOGIN) || state.startsWith(WRONG_DATABASE)
                    ? new DatabaseState.Refused(state)
                    : new DatabaseState.Away(state);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                SELECT coalesce(max(version::integer), 0) FROM ops.flyway_schema_history
                WHERE success AND version IS NOT NULL
                """);
                var row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return 0;
            }
            throw e;
        }
    }
}
