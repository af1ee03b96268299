package dev.wadi.source.jdbc;

import dev.wadi.source.query.QueryRead;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** One read of a table, while it goes on. */
public final class TableRead {

    private static final String FROM = ":from\\b";

    private final QueryRead read;

    TableRead(QueryRead read) {
        this.read = read;
    }

    /** What to ask, with {@code :?from} as a named parameter. */
    public String getQuery() {
        return read.query().replaceAll(FROM, ":?from");
    }

    /** The lower bound of what is asked for, in UTC. */
    public LocalDateTime getFrom() {
        return LocalDateTime.ofInstant(read.from(), ZoneOffset.UTC);
    }

    QueryRead read() {
        return read;
    }
}
