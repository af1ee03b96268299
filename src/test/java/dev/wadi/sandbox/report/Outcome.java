package dev.wadi.sandbox.report;

import dev.wadi.sandbox.score.SetAside;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the service has left in its database by the end of an act.
 *
 * @param lastPage      the last page there is
 * @param setAside      the records set aside in this act
 * @param gold          how many rows readers see, by stream
 * @param customers     how many customers have records
 * @param reviews       how many pairs wait for somebody to decide
 * @param links         the customer of each linked record, by stream and key
 * @param contentHash   of the latest publication
 * @param firstOpened   when the first run was opened that landed something in this act
 * @param lastPublished when the latest publication was
 */
public record Outcome(
        long lastPage,
        List<SetAside> setAside,
        long pages,
        long publications,
        Map<String, Long> gold,
        long customers,
        long reviews,
        Map<String, String> links,
        Optional<Long> contentHash,
        Optional<Instant> firstOpened,
        Optional<Instant> lastPublished) {

    public Outcome {
        setAside = List.copyOf(setAside);
        gold = Map.copyOf(gold);
        links = Map.copyOf(links);
    }
}
