package dev.wadi.source.jdbc;

import com.google.common.base.Throwables;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.core.Frames;
import dev.wadi.source.query.QueryRead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one read of a table: its records in JSON, one a line. Memory is bounded by one page and one record, however
 * many rows there are. Where the database breaks off {@link #next} throws {@link ReadInterrupted}: what landed stands, and the
 * next read goes on from the newest record of it. For one thread.
 */
final class TablePages implements Iterator<PageDraft> {

    private final QueryRead read;
    private final Iterator<Map<String, @Nullable Object>> rows;
    private final PageSize size;
    private @Nullable FoldedRows records;
    private boolean done;

    TablePages(QueryRead read, Iterator<Map<String, @Nullable Object>> rows, PageSize size) {
        this.read = read;
        this.rows = rows;
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        return !done;
    }

    @Override
    public PageDraft next() {
        if (done) {
            throw new NoSuchElementException("the read has ended");
        }
        var page = new ByteArrayOutputStream();
        var frames = new Frames.Builder();
        try {
            var left = records();
            while (fromSource(left::hasNext) && frames.size() < size.records() && page.size() < size.bytes()) {
                var start = page.size();
                RowJson.write(fromSource(left::next), page);
                frames.add(start, page.size() - start);
                page.write('\n');
            }
            done = !left.hasNext();
            return read.draft(page.toByteArray(), frames.build(), done);
        } catch (IOException e) {
            throw new IllegalStateException("JSON in memory can always be written", e);
        } catch (SQLException e) {
            throw interrupted(e);
        }
    }

    private FoldedRows records() {
        var begun = records;
        if (begun == null) {
            begun = fromSource(() -> new FoldedRows(rows, read.keyField()));
            records = begun;
        }
        return begun;
    }

    private <T> T fromSource(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof SQLException failure && brokeOff(failure)) {
                done = true;
                throw interrupted(failure);
            }
            throw e;
        }
    }

    private ReadInterrupted interrupted(SQLException failure) {
        return new ReadInterrupted(read.stream() + ": the database broke off while it was read", failure);
    }

    /** Told by type, or because the network is behind it: while rows are streamed Connector/J has no type of its own for it. */
    private static boolean brokeOff(SQLException failure) {
        return failure instanceof SQLRecoverableException
                || failure instanceof SQLTransientException
                || failure instanceof SQLNonTransientConnectionException
                || Throwables.getCausalChain(failure).stream().anyMatch(IOException.class::isInstance);
    }
}
