package dev.wadi.quarantine;

import java.util.Map;
import java.util.TreeMap;

/**
 * What another attempt by today's contracts would make of pages, beside what their current attempts made of them.
 *
 * @param pages   how many pages there are
 * @param tried   how many of them were tried
 * @param fixed   records that were set aside and would be no more
 * @param still   records that would be set aside as before
 * @param worse   records that are good and would be set aside
 * @param changed records that are good and would say something else
 * @param same    records that would say the same, or be left out as before
 * @param cells   of those that changed, how many say something else in a column
 */
public record Preview(
        int pages, int tried, long fixed, long still, long worse, long changed, long same, Map<String, Long> cells) {

    public Preview {
        cells = new TreeMap<>(cells);
    }

    /** How many cells would change of records that are good. */
    public long changedCells() {
        return cells.values().stream().mapToLong(Long::longValue).sum();
    }
}
