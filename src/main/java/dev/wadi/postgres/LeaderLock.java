package dev.wadi.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An advisory lock held by a connection of its own for as long as this process leads. Safe for use by several threads. */
public final class LeaderLock {

    private static final Logger LOGGER = LoggerFactory.getLogger(LeaderLock.class);

    /** Keeps these locks apart from the tenants' writer locks. */
    private static final int LOCKS = 0x4C454144;

    private static final int ALIVE_SECONDS = 2;

    private final DataSource database;
    private final int space;
    private final String name;
    private @Nullable Connection holder;
    private boolean unreachable;

    public LeaderLock(DataSource database, String name) {
        this(database, LOCKS, name);
    }

    /** A lock of another kind, told apart by this number. */
    LeaderLock(DataSource database, int space, String name) {
        this.database = database;
        this.space = space;
        this.name = name;
    }

    /** Takes the lock or keeps it; whether it is held now. A database that does not answer means it is not. */
    public synchronized boolean hold() {
        try {
            if (holder != null && holder.isValid(ALIVE_SECONDS)) {
                return true;
            }
            release();
            var taken = take();
            unreachable = false;
            return taken;
        } catch (SQLException e) {
            if (!unreachable) {
                LOGGER.atWarn()
                        .addKeyValue("lock", name)
                        .addKeyValue("sqlstate", e.getSQLState())
                        .log("leader lock cannot be reached");
            }
            unreachable = true;
            release();
            return false;
        }
    }

    /** Gives the lock up, by closing the connection that holds it. */
    public synchronized void release() {
        if (holder != null) {
            try {
                holder.abort(Runnable::run);
            } catch (SQLException e) {
                LOGGER.atDebug().addKeyValue("lock", name).log("the connection of the leader lock was gone already");
            }
            holder = null;
        }
    }

    private boolean take() throws SQLException {
        var connection = database.getConnection();
        try (var statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?, hashtext(?))")) {
            statement.setInt(1, space);
            statement.setString(2, name);
            try (var row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    holder = connection;
                    return true;
                }
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return false;
    }
}
