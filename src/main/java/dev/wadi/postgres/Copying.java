package dev.wadi.postgres;

import dev.wadi.core.bytes.Utf8Buffer;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One {@code COPY … FROM STDIN} on its way. */
final class Copying {

    private final Handle handle;
    private final String sql;
    private @Nullable CopyIn in;

    Copying(Handle handle, String sql) {
        this.handle = handle;
        this.sql = sql;
    }

    /** Sends rows; the first begin it. */
    void send(Utf8Buffer rows) {
        try {
            if (in == null) {
                in = Database.connection(handle)
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(sql);
            }
            in.writeToCopy(rows.array(), 0, rows.size());
            in.flushCopy();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Has Postgres say that it has it all. */
    void end() {
        try {
            if (in != null) {
                in.endCopy();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Lets none of it count, because of a failure. */
    void giveUp(Throwable because) {
        try {
            if (in != null && in.isActive()) {
                in.cancelCopy();
            }
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private RuntimeException failed(SQLException e) {
        return Database.classified(new UnableToExecuteStatementException(sql, e, null));
    }
}
