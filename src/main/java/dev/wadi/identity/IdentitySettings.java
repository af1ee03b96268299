package dev.wadi.identity;

import dev.wadi.identity.block.BlockingSettings;

/**
 * How the engine works.
 *
 * @param threads workers; the outcome does not depend on it
 * @param seed decides which random pairs are sampled when learning
 * @param link probability from which records are linked without asking
 * @param review probability from which a steward is asked
 * @param blocking how candidates are looked for
 */
public record IdentitySettings(int threads, long seed, double link, double review, BlockingSettings blocking) {

    /** What suits most data. */
    public static final IdentitySettings DEFAULT = new IdentitySettings(2, 1, 0.97, 0.5, BlockingSettings.DEFAULT);

    public IdentitySettings {
        if (threads < 1) {
            throw new IllegalArgumentException("wadi.identity.threads must be at least 1, not " + threads);
        }
        if (!(review > 0 && review <= link && link < 1)) {
            throw new IllegalArgumentException(
                    "wadi.identity.review and wadi.identity.link need 0 < review <= link < 1, not " + review + " and "
                            + link);
        }
    }

    /** The same with another number of threads. */
    public IdentitySettings withThreads(int other) {
        return new IdentitySettings(other, seed, link, review, blocking);
    }

    /** The same, between sources only. */
    public IdentitySettings linking() {
        return new IdentitySettings(threads, seed, link, review, blocking.linking());
    }
}
