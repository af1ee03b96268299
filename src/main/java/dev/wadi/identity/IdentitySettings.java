package dev.wadi.identity;

import dev.wadi.identity.block.BlockingSettings;

/**
 * How the engine works.
 *
 * @param threads workers; the outcome does not depend on it
 * @param seed decides which random pairs are sampled when learning
 * @param link probability from which records are linked without asking
 * @param review probability from which records that are not linked so are held to be one
 * @param asked share of all records of which a steward is asked at most
 * @param blocking how candidates are looked for
 */
public record IdentitySettings(
        int threads, long seed, double link, double review, double asked, BlockingSettings blocking) {

    /** What suits most data. */
    public static final IdentitySettings DEFAULT =
            new IdentitySettings(2, 1, 0.98, 0.5, 0.05, BlockingSettings.DEFAULT);

    public IdentitySettings {
        if (threads < 1) {
            throw new IllegalArgumentException("wadi.identity.threads must be at least 1, not " + threads);
        }
        if (!(review > 0 && review <= link && link < 1)) {
            throw new IllegalArgumentException(
                    "wadi.identity.review and wadi.identity.link need 0 < review <= link < 1, not " + review + " and "
                            + link);
        }
        if (!(asked >= 0 && asked <= 1)) {
            throw new IllegalArgumentException("wadi.identity.asked is a share between 0 and 1, not " + asked);
        }
    }

    /** The same with another number of threads. */
    public IdentitySettings withThreads(int other) {
        return new IdentitySettings(other, seed, link, review, asked, blocking);
    }

    /** The same, between sources only. */
    public IdentitySettings linking() {
        return new IdentitySettings(threads, seed, link, review, asked, blocking.linking());
    }
}
