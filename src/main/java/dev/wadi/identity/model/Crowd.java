package dev.wadi.identity.model;

import java.util.List;

/**
 * The many records that share several values standing out by far, such as one name and one date of birth. Such values come
 * together and bring others with them (mailboxes are made of names), so between two of the crowd they count for nothing: only
 * what tells its members apart decides. Immutable.
 *
 * @param logShares by comparison, log2 of the share of owners with the value that stands out; 0 where none does
 */
record Crowd(List<Float> logShares) {

    Crowd {
        logShares = List.copyOf(logShares);
    }

    /** Nobody stands out. */
    static Crowd none(int comparisons) {
        return new Crowd(java.util.Collections.nCopies(comparisons, 0f));
    }

    float logShare(int comparison) {
        return logShares.get(comparison);
    }
}
