package dev.wadi.identity.block;

/**
 * How far blocking may go.
 *
 * @param acrossSourcesOnly leave out pairs within one source
 * @param exhaustive up to this many possible pairs, compare them all
 * @param budget candidate pairs wished for in all; a small population gets more per record, a large one fewer
 * @param fewest candidate pairs per record at least, however large the population
 * @param largestBlock records under one key at most
 */
public record BlockingSettings(boolean acrossSourcesOnly, long exhaustive, long budget, int fewest, int largestBlock) {

    /** What suits most data. */
    public static final BlockingSettings DEFAULT = new BlockingSettings(false, 600_000, 4_000_000, 8, 300);

    private static final double MOST = 150;

    public BlockingSettings {
        if (exhaustive < 0 || budget < 1 || fewest < 1 || largestBlock < 2) {
            throw new IllegalArgumentException(
                    "blocking needs a budget, at least one candidate per record and blocks of two or more");
        }
    }

    /** The same, between sources only. */
    public BlockingSettings linking() {
        return new BlockingSettings(true, exhaustive, budget, fewest, largestBlock);
    }

    /** Candidate pairs per record to aim at. */
    double perRecord(int rows) {
        return Math.max(fewest, Math.min(MOST, (double) budget / Math.max(1, rows)));
    }
}
