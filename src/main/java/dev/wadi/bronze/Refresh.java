package dev.wadi.bronze;

import java.util.List;

/**
 * A page of a stream of which each read takes all there is. Records known by hash are dropped one by one.
 *
 * @param rows the records of the page, in order
 */
public record Refresh(List<Row> rows) implements Repeats {

    public Refresh {
        rows = List.copyOf(rows);
    }

    /**
     * A record as LAND sees it.
     *
     * @param key     keyed hash of what names it at its source
     * @param content keyed hash of what it says, whenever that was read
     * @param name    what names it, as a JSON object
     */
    public record Row(long key, long content, String name) {

        @Override
        public String toString() {
            return "Row[" + key + "]";
        }
    }
}
