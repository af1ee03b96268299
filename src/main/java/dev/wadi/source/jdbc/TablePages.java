package dev.wadi.source.jdbc;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.source.query.QueryRead;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one read of what changed in a table: its records in JSON, one a line. Memory is bounded by one page and one
 * record, however many rows there are. Where the database breaks off {@link #next} throws {@link ReadInterrupted}: what landed
 * stands, and the next read goes on from the newest record of it. A stretch of which not as many rows came as were counted has
 * no last page. For one thread.
 */
final class TablePages implements Iterator<PageDraft> {

    private final QueryRead read;
    private final SourceRows rows;
    private final PageSize size;
    private final long expected;
    private @Nullable FoldedRows records;
    private boolean done;

    /**
     * Pages of these rows.
     *
     * @param expected how many rows the database counted, where a stretch is read
     */
    TablePages(QueryRead read, SourceRows rows, PageSize size, long expected) {
        this.read = read;
        this.rows = rows;
        this.size = size;
        this.expected = expected;
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
        var left = records == null ? new FoldedRows(rows, read.keyField()) : records;
        records = left;
        var page = new JsonLines(size);
        while (left.hasNext() && !page.isFull()) {
            page.add(left.next());
        }
        done = !left.hasNext();
        if (done && read.until().isPresent() && rows.count() != expected) {
            throw new ReadInterrupted(
                    read.stream() + ": " + rows.count() + " rows came, not the " + expected + " counted");
        }
        try {
            return read.draft(page.payload(), page.frames(), done);
        } catch (IOException e) {
            throw new IllegalStateException("what was written here is JSON", e);
        }
    }
}
