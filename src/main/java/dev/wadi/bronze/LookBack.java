package dev.wadi.bronze;

import java.util.List;

/**
 * What LAND needs to know of a page of a stream that is asked for by query: each read begins a while before the newest record
 * landed, so that nothing that was committed late is missed, and sees most of that while again.
 *
 * @param highWater the highest source version on the page
 * @param keepFrom  records below this source version will not be read again and need not be known
 * @param whole     whether the page is an answer of the source, kept as it came where any record on it is new; else it is our
 *                  own rendering of rows, of which only the new are kept
 * @param seen      the records of the page, in order
 */
public record LookBack(long highWater, long keepFrom, boolean whole, List<Seen> seen) implements Repeats {

    public LookBack {
        seen = List.copyOf(seen);
    }

    /**
     * A record as LAND sees it, uninterpreted.
     *
     * @param key     keyed hash of what names it at its source
     * @param content keyed hash of its bytes
     * @param version its source version
     */
    public record Seen(long key, long content, long version) {}
}
