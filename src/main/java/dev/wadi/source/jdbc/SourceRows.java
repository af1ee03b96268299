package dev.wadi.source.jdbc;

import com.google.common.base.Throwables;
import dev.wadi.bronze.ReadInterrupted;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rows as a driver gives them, counted. Where the database breaks off it throws {@link ReadInterrupted}. For one thread. */
final class SourceRows implements Iterator<Map<String, @Nullable Object>> {

    private final String stream;
    private final Iterator<Map<String, @Nullable Object>> rows;
    private long count;

    SourceRows(String stream, Iterator<Map<String, @Nullable Object>> rows) {
        this.stream = stream;
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        return fromSource(rows::hasNext);
    }

    @Override
    public Map<String, @Nullable Object> next() {
        var row = fromSource(rows::next);
        count++;
        return row;
    }

    /** How many there were so far. */
    long count() {
        return count;
    }

    private <T> T fromSource(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof SQLException failure && brokeOff(failure)) {
                throw new ReadInterrupted(stream + ": the database broke off while it was read", failure);
            }
            throw e;
        }
    }

    /** Told by type, or because the network is behind it: while rows are streamed Connector/J has no type of its own for it. */
    private static boolean brokeOff(SQLException failure) {
        return failure instanceof SQLRecoverableException
                || failure instanceof SQLTransientException
                || failure instanceof SQLNonTransientConnectionException
                || Throwables.getCausalChain(failure).stream().anyMatch(IOException.class::isInstance);
    }
}
