package dev.wadi.scenarios.hostile;

import dev.wadi.scenarios.hostile.HostileSource.Row;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A {@link HostileSource} as a database gives it: what it holds at one moment, row by row, until it breaks off. */
final class HostileTable {

    private HostileTable() {}

    /**
     * The answer to a query.
     *
     * @param random whether and where it breaks off; never without
     */
    static Iterator<Map<String, @Nullable Object>> rows(List<Row> rows, Optional<Random> random) {
        var end = random.filter(some -> some.nextInt(4) == 0)
                .map(some -> some.nextInt(rows.size() + 1))
                .orElse(Integer.MAX_VALUE);
        return new Iterator<>() {

            private int at;

            @Override
            public boolean hasNext() {
                if (at == end) {
                    throw new IllegalStateException(new SQLTransientConnectionException("gone"));
                }
                return at < rows.size();
            }

            @Override
            public Map<String, @Nullable Object> next() {
                return columns(rows.get(at++));
            }
        };
    }

    /** What its clock says, as a driver gives it. */
    static LocalDateTime clock(Instant now) {
        return LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    }

    private static Map<String, @Nullable Object> columns(Row row) {
        return Map.of(
                "id", row.id(),
                "stamp", clock(Instant.ofEpochSecond(row.stamp())),
                "number", row.number(),
                "deleted", row.deleted());
    }
}
