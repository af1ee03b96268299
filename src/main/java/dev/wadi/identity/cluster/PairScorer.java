package dev.wadi.identity.cluster;

/** The evidence that two rows are one, in bits, prior included: positive speaks for, negative against. */
@FunctionalInterface
public interface PairScorer {
    double bits(int left, int right);
}
