package dev.wadi.silver.postgres;

import dev.wadi.postgres.Database;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Rows that Postgres refuses for what is in them, told by SQLSTATE. */
final class RefusedRows {

    /** Data exceptions (22), integrity (23), what is beyond a limit, as a key longer than an index holds (54). */
    private static final Set<String> CLASSES = Set.of("22", "23", "54");

    private static final int CLASS = 2;

    private RefusedRows() {}

    static boolean isRefusal(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && CLASSES.contains(sql.getSQLState().substring(0, CLASS))) {
                return true;
            }
        }
        return false;
    }

    /** Whether Postgres takes what is written; takes it back in any case. */
    static boolean takes(Database database, Consumer<Handle> write) {
        try {
            database.useTransaction(handle -> {
                write.accept(handle);
                handle.rollback();
            });
            return true;
        } catch (RuntimeException e) {
            if (isRefusal(e)) {
                return false;
            }
            throw e;
        }
    }
}
