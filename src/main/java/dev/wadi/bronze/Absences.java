package dev.wadi.bronze;

import java.util.List;

/**
 * A page that nobody sent: it says which records a full refresh did not find any more.
 *
 * @param keys keyed hashes of what named them
 */
public record Absences(List<Long> keys) implements Repeats {

    public Absences {
        keys = List.copyOf(keys);
    }
}
