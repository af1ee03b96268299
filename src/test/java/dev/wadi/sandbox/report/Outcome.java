package dev.wadi.sandbox.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the service has left in its database.
 *
 * @param rejectedByCode how many times each code was given, by stream
 * @param rows           how many rows the tables have, by name
 * @param contentHash    of the latest publication
 * @param firstOpened    when the first run was opened
 * @param lastPublished  when the latest publication was
 */
public record Outcome(
        Map<String, Map<String, Long>> rejectedByCode,
        List<SetAside> setAside,
        long pages,
        long publications,
        Map<String, Long> rows,
        Optional<Long> contentHash,
        Optional<Instant> firstOpened,
        Optional<Instant> lastPublished) {

    public Outcome {
        rejectedByCode = Map.copyOf(rejectedByCode);
        setAside = List.copyOf(setAside);
        rows = Map.copyOf(rows);
    }
}
