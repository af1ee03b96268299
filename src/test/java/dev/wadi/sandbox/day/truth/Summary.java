package dev.wadi.sandbox.day.truth;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts over what is true about a day. Not for use by several threads. */
public final class Summary {

    private final Map<String, Integer> records = new TreeMap<>();
    private final Map<String, Integer> invalid = new TreeMap<>();
    private final Map<String, Integer> flaws = new TreeMap<>();
    private final Map<Dirt, Integer> dirt = new EnumMap<>(Dirt.class);

    /** Counts one more. */
    public void add(RecordTruth truth) {
        records.merge(truth.stream(), 1, Integer::sum);
        if (!truth.valid()) {
            invalid.merge(truth.stream(), 1, Integer::sum);
        }
        truth.flaws()
                .forEach(flaw -> flaws.merge(truth.stream() + " " + flaw.code() + " " + flaw.field(), 1, Integer::sum));
        truth.dirt().forEach(kind -> dirt.merge(kind, 1, Integer::sum));
    }

    /** Versions of records, by stream. */
    public Map<String, Integer> records() {
        return Collections.unmodifiableMap(records);
    }

    /** Those that must be set aside, by stream. */
    public Map<String, Integer> invalid() {
        return Collections.unmodifiableMap(invalid);
    }

    /** What is wrong with them, by stream, code and field, with a space between. */
    public Map<String, Integer> flaws() {
        return Collections.unmodifiableMap(flaws);
    }

    /** What makes records hard to use, by kind. */
    public Map<Dirt, Integer> dirt() {
        return Collections.unmodifiableMap(dirt);
    }
}
