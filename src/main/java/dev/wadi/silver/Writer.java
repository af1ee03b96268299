package dev.wadi.silver;

import dev.wadi.bronze.StaleClaim;
import dev.wadi.core.Batch;
import dev.wadi.core.Version;

/** WRITE: keeps what a batch became, all of it or nothing. */
public interface Writer {

    /**
     * Keeps the versions, the rejects and one disposition for every record as a new attempt, and ends the claim. Writing
     * the same claimed batch twice keeps it once. A few records that the store refuses are set aside.
     *
     * @throws StaleClaim where the claim is no longer good
     */
    void write(Batch<Version> batch);
}
