package dev.wadi.source.jdbc;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.Refresh;
import dev.wadi.source.query.RefreshRead;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages of one read of a whole table, and after them one of the records that are gone; but only where as many rows came as
 * the database counted. For one thread.
 */
final class RefreshPages implements Iterator<PageDraft> {

    private static final Logger LOGGER = LoggerFactory.getLogger(RefreshPages.class);

    private final RefreshRead read;
    private final long expected;
    private final SourceRows rows;
    private final PageSize size;
    private @Nullable FoldedRows records;
    private boolean done;

    RefreshPages(RefreshRead read, long expected, SourceRows rows, PageSize size) {
        this.read = read;
        this.expected = expected;
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
        var left = records == null ? new FoldedRows(rows, read.keyField()) : records;
        records = left;
        if (!left.hasNext()) {
            done = true;
            return last();
        }
        var page = new JsonLines(size);
        var landing = new ArrayList<Refresh.Row>();
        while (left.hasNext() && !page.isFull()) {
            var record = left.next();
            var said = new LinkedHashMap<>(record);
            if (said.put(read.versionField(), read.asOf()) != null) {
                throw new IllegalStateException(read.stream() + ": the query has a column " + read.versionField()
                        + ", in which a full refresh says when it read");
            }
            landing.add(read.row(RowJson.bytes(name(record)), RowJson.bytes(record)));
            page.add(said);
        }
        return read.page(page.payload(), page.frames(), landing);
    }

    private PageDraft last() {
        if (rows.count() == expected) {
            return read.absences();
        }
        LOGGER.atWarn()
                .addKeyValue("stream", read.stream())
                .addKeyValue("counted", expected)
                .addKeyValue("read", rows.count())
                .log("not all that was counted was read: nothing is taken for deleted");
        return read.end();
    }

    private Map<String, Object> name(Map<String, Object> record) {
        var key = record.get(read.keyField());
        return key == null ? Map.of() : Map.of(read.keyField(), key);
    }
}
