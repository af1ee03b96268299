package dev.wadi.recheck;

import java.time.Instant;

/**
 * What a look at a window of a stream has found.
 *
 * @param source  how many records the source has in it
 * @param ours    how many we had in it
 * @param missing how many of the source's we did not have, or in an older version
 * @param changed how many said something else under the version we had
 * @param back    how many we held for gone
 * @param gone    how many we had that the source does not have any more
 * @param telling whether the contract has a column that can say that a record is gone
 */
public record Finding(
        String stream,
        Instant from,
        Instant until,
        long source,
        long ours,
        long missing,
        long changed,
        long back,
        long gone,
        boolean telling) {

    /** The outcome in a word: {@code agrees}, {@code mended} where what differs has landed, {@code differs} where it cannot. */
    public String verdict() {
        if (missing + changed + back + gone == 0) {
            return "agrees";
        }
        return gone > 0 && !telling ? "differs" : "mended";
    }
}
