package dev.wadi.identity.register;

/**
 * How a register works.
 *
 * @param link    probability from which two records are held for one without asking
 * @param review  probability from which a steward is asked
 * @param many    how many records under one key are each compared with each
 * @param threads workers; the outcome does not depend on it
 */
public record RegisterSettings(double link, double review, int many, int threads) {

    public RegisterSettings {
        if (!(review > 0 && review <= link && link < 1)) {
            throw new IllegalArgumentException(
                    "0 < review <= link < 1 does not hold for review " + review + " and link " + link);
        }
        if (many < 2 || threads < 1) {
            throw new IllegalArgumentException("a register compares at least two under a key, by at least one thread");
        }
    }

    /** The same with so many workers. */
    public RegisterSettings withThreads(int workers) {
        return new RegisterSettings(link, review, many, workers);
    }
}
