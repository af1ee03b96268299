package dev.wadi.source.jdbc;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageSize;
import dev.wadi.failpoint.Failpoint;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.source.query.Stretch;
import java.time.Instant;
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
     * Begins a read: of all there is, or from a look-back before the newest record landed.
     *
     * @param now the clock of the database, as its driver gives it
     */
    public TableRead begin(String stream, Object now) {
        var moment = moment(now);
        Failpoint.at("query.asking", stream);
        return streams.isFullRefresh(stream)
                ? TableRead.ofAll(streams.beginAll(stream, moment))
                : TableRead.ofChanges(streams.begin(stream, moment));
    }

    /**
     * Begins a read of a stretch.
     *
     * @param now the clock of the database, as its driver gives it
     */
    public TableRead beginStretch(Stretch stretch, Object now) {
        return TableRead.ofChanges(streams.begin(stretch, moment(now)));
    }

    /** Takes note of how many rows the database has. */
    public void expect(TableRead read, Number rows) {
        read.expect(rows.longValue());
    }

    /** The pages of a read, drawn from the rows as they are asked for. */
    public Iterator<PageDraft> pages(TableRead read, Iterator<Map<String, @Nullable Object>> rows) {
        Failpoint.at("query.answered", read.stream());
        return read.pages(rows, pageSize);
    }

    private static Instant moment(Object now) {
        var moment = RowJson.moment(now);
        if (moment == null) {
            throw new IllegalArgumentException("a database that tells the time as " + now.getClass());
        }
        return moment;
    }
}
