package dev.wadi.source.jdbc;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageSize;
import dev.wadi.source.query.QueryRead;
import dev.wadi.source.query.RefreshRead;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One read of a table, while it goes on: of what changed, or of all there is. For one thread. */
public final class TableRead {

    private static final String BOUND = ":(from|until)\\b";

    private final String stream;
    private final String query;
    private final Instant from;
    private final Optional<Instant> until;
    private final boolean counted;
    private final Pages pages;
    private long expected;

    private TableRead(
            String stream, String query, Instant from, Optional<Instant> until, boolean counted, Pages pages) {
        this.stream = stream;
        this.query = query;
        this.from = from;
        this.until = until;
        this.counted = counted;
        this.pages = pages;
    }

    static TableRead ofChanges(QueryRead read) {
        var query = read.query().replaceAll(BOUND, ":?$1");
        return new TableRead(
                read.stream(),
                query,
                read.from(),
                read.until(),
                read.until().isPresent(),
                (rows, size, expected) -> new TablePages(read, rows, size, expected));
    }

    static TableRead ofAll(RefreshRead read) {
        return new TableRead(
                read.stream(),
                read.query(),
                Instant.EPOCH,
                Optional.empty(),
                true,
                (rows, size, expected) -> new RefreshPages(read, expected, rows, size));
    }

    String stream() {
        return stream;
    }

    /** What to ask, with {@code :?from} and {@code :?until} as named parameters where there are bounds. */
    public String getQuery() {
        return query;
    }

    /** The lower bound of what is asked for, in UTC. */
    public LocalDateTime getFrom() {
        return LocalDateTime.ofInstant(from, ZoneOffset.UTC);
    }

    /** The upper bound of what is asked for, in UTC; as late as can be where there is none. */
    public LocalDateTime getUntil() {
        return until.map(end -> LocalDateTime.ofInstant(end, ZoneOffset.UTC)).orElse(LocalDateTime.MAX);
    }

    /** Whether the database is asked first how many rows there are. */
    public boolean isCounted() {
        return counted;
    }

    /** How it is asked that. */
    public String getCountQuery() {
        return "SELECT count(*) FROM (" + query + ") AS counted";
    }

    void expect(long rows) {
        expected = rows;
    }

    Iterator<PageDraft> pages(Iterator<Map<String, @Nullable Object>> rows, PageSize size) {
        return pages.of(new SourceRows(stream, rows), size, expected);
    }

    private interface Pages {
        Iterator<PageDraft> of(SourceRows rows, PageSize size, long expected);
    }
}
