package dev.wadi.core.amendment;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What has been decided about the records of one page.
 *
 * @param upto     the number of the last decision of the tenant that was known; none of a later one is in here
 * @param byRecord by the place of the record on its page; those that were taken back are not in here
 */
public record Amendments(long upto, Map<Integer, Decision> byRecord) {

    /** Nothing was ever decided. */
    public static final Amendments NONE = new Amendments(0, Map.of());

    public Amendments {
        byRecord = Map.copyOf(byRecord);
    }

    /** What counts for a record; empty where it counts as it landed. */
    public Optional<Amendment> of(int ordinal) {
        return Optional.ofNullable(byRecord.get(ordinal)).flatMap(Decision::amendment);
    }

    /** The same with another decision about one record, to try what it would do. */
    public Amendments trying(int ordinal, Amendment amendment) {
        var changed = new HashMap<>(byRecord);
        changed.put(ordinal, new Decision(0, Optional.of(amendment)));
        return new Amendments(upto, changed);
    }
}
