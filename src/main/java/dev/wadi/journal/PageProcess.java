package dev.wadi.journal;

import dev.wadi.contract.Contracts;
import dev.wadi.core.Claim;

/** The way of a claimed page through the stages up to WRITE, which a replay sends pages on but does not know. */
@FunctionalInterface
public interface PageProcess {

    /** Processes a page with these contracts, until its attempt is written. */
    void process(Claim claim, Contracts contracts);
}
