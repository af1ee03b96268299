package dev.wadi.source.jdbc;

import dev.wadi.core.Unavailable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far behind its source a database is, where it is a replica. A row that was stamped a while ago may only now arrive there:
 * a read must not take for seen what is younger than the clock less the lag. For one thread.
 */
public final class ReplicaLag {

    /** What {@code SHOW REPLICA STATUS} of MySQL and MariaDB calls it. */
    private static final Set<String> STATUS = Set.of("Seconds_Behind_Source", "Seconds_Behind_Master");

    /** A lag is told in whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final String stream;
    private final Optional<String> query;
    private Duration behind = Duration.ZERO;

    ReplicaLag(String stream, Optional<String> query) {
        this.stream = stream;
        this.query = query;
    }

    String stream() {
        return stream;
    }

    /** Whether the database is to be asked. */
    public boolean isAsked() {
        return query.isPresent();
    }

    /** What it is asked. */
    public String getQuery() {
        return query.orElse("");
    }

    /**
     * Takes the answer in: a row of {@code SHOW REPLICA STATUS}, or of one column that holds seconds. No row of the former says
     * that it is no replica.
     *
     * @return how far behind it is
     * @throws Unavailable where it does not replicate, or does not say
     */
    Duration take(List<Map<String, @Nullable Object>> rows) {
        if (rows.isEmpty() && isStatus()) {
            return behind;
        }
        var longest = Duration.ZERO;
        for (var row : rows) {
            var lag = seconds(row);
            longest = lag.compareTo(longest) > 0 ? lag : longest;
        }
        if (rows.isEmpty()) {
            throw silent();
        }
        behind = longest.plus(ROUNDING);
        return longest;
    }

    /** What the source's clock was when what can be read now had all arrived. */
    Instant before(Instant now) {
        return now.minus(behind);
    }

    private boolean isStatus() {
        return getQuery().strip().regionMatches(true, 0, "SHOW", 0, "SHOW".length());
    }

    private Duration seconds(Map<String, @Nullable Object> row) {
        var said = isStatus()
                ? status(row)
                : row.size() == 1 ? row.values().iterator().next() : null;
        if (said == null) {
            throw silent();
        }
        try {
            var seconds = new BigDecimal(said.toString());
            return seconds.signum() < 0
                    ? Duration.ZERO
                    : Duration.ofMillis(seconds.movePointRight(3).longValue());
        } catch (NumberFormatException e) {
            throw new Unavailable(stream + ": what was asked of the replica does not answer in seconds", e);
        }
    }

    private static @Nullable Object status(Map<String, @Nullable Object> row) {
        for (var column : row.entrySet()) {
            if (STATUS.contains(column.getKey())) {
                return column.getValue();
            }
        }
        return null;
    }

    private Unavailable silent() {
        return new Unavailable(
                stream + ": the replica does not replicate, or does not say how far behind it is",
                new IllegalStateException("no lag"));
    }
}
