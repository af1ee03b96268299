package dev.wadi.source.jdbc;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageSize;
import dev.wadi.source.query.QueryStreams;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The beans of a JDBC route. */
public final class TableSource {

    private final QueryStreams streams;
    private final PageSize pageSize;

    public TableSource(QueryStreams streams, PageSize pageSize) {
        this.streams = streams;
        this.pageSize = pageSize;
    }

    /**
     * Begins a read from a look-back before the newest record landed; from the beginning of time where there is none.
     *
     * @param now the clock of the database, as its driver gives it
     */
    public TableRead begin(String stream, Object now) {
        var moment = RowJson.moment(now);
        if (moment == null) {
            throw new IllegalArgumentException("a database that tells the time as " + now.getClass());
        }
        return new TableRead(streams.begin(stream, moment));
    }

    /** The pages of a read, drawn from the rows as they are asked for. */
    public Iterator<PageDraft> pages(TableRead read, Iterator<Map<String, @Nullable Object>> rows) {
        return new TablePages(read.read(), rows, pageSize);
    }
}
