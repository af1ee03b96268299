package dev.wadi.source.jdbc;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageSize;
import dev.wadi.failpoint.Failpoint;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.source.query.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The beans of a JDBC route. */
public final class TableSource {

    private final QueryStreams streams;
    private final PageSize pageSize;
    private final Map<String, String> lagQueries;
    private final BiConsumer<String, Duration> lags;

    /** Reads of databases that are their own sources. */
    public TableSource(QueryStreams streams, PageSize pageSize) {
        this(streams, pageSize, Map.of(), (stream, lag) -> {});
    }

    /**
     * Reads of databases, some of which are replicas.
     *
     * @param lagQueries of those, by name, what to ask for how far behind they are
     * @param lags       is told what they answer, by stream
     */
    public TableSource(
            QueryStreams streams,
            PageSize pageSize,
            Map<String, String> lagQueries,
            BiConsumer<String, Duration> lags) {
        this.streams = streams;
        this.pageSize = pageSize;
        this.lagQueries = Map.copyOf(lagQueries);
        this.lags = lags;
    }

    /** How far behind its source a database is: nothing, until it says otherwise. */
    public ReplicaLag lag(String stream, String database) {
        return new ReplicaLag(stream, Optional.ofNullable(lagQueries.get(database)));
    }

    /** Takes in what a replica says of how far behind it is. */
    public void behind(ReplicaLag lag, List<Map<String, @Nullable Object>> rows) {
        lags.accept(lag.stream(), lag.take(rows));
    }

    /**
     * Begins a read: of all there is, or from a look-back before the newest record landed.
     *
     * @param now the clock of the database, as its driver gives it
     * @param lag how far behind it was after that
     */
    public TableRead begin(String stream, Object now, ReplicaLag lag) {
        var moment = lag.before(moment(now));
        Failpoint.at("query.asking", stream);
        return streams.isFullRefresh(stream)
                ? TableRead.ofAll(streams.beginAll(stream, moment))
                : TableRead.ofChanges(streams.begin(stream, moment));
    }

    /**
     * Begins a read of a stretch.
     *
     * @param now the clock of the database, as its driver gives it
     * @param lag how far behind it was after that
     */
    public TableRead beginStretch(Stretch stretch, Object now, ReplicaLag lag) {
        return TableRead.ofChanges(streams.begin(stretch, lag.before(moment(now))));
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
