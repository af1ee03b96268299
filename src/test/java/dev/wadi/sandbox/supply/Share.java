package dev.wadi.sandbox.supply;

import com.google.common.collect.Lists;
import java.util.Comparator;
import java.util.Iterator;
import java.util.function.Function;

/**
 * A share of a day's records, in the order of their stamps, so that a day can come bit by bit and no bit is older than the last.
 *
 * @param number which, from 0
 * @param of     of how many that are about equal
 */
public record Share(int number, int of) {

    /** All of it. */
    public static final Share ALL = new Share(0, 1);

    public Share {
        if (number < 0 || number >= of) {
            throw new IllegalArgumentException("no share " + number + " of " + of);
        }
    }

    /** What is in it of these; all in memory, unless it is all of them. */
    <T, S extends Comparable<S>> Iterator<T> of(Iterator<T> records, Function<T, S> stamp) {
        if (of == 1) {
            return records;
        }
        var all = Lists.newArrayList(records);
        all.sort(Comparator.comparing(stamp));
        return all.subList(all.size() * number / of, all.size() * (number + 1) / of)
                .iterator();
    }
}
