package dev.wadi.identity.cluster;

/** The evidence that two rows are one, in bits, prior included: positive speaks for, negative against. */
@FunctionalInterface
public interface PairScorer {
    double bits(int left, int right);

    /** What birth dates and identifiers alone say to that: 0 where one of the two rows has none. */
    default double settled(int left, int right) {
        return 0;
    }
}
