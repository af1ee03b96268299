package dev.wadi.jmx;

import java.util.List;
import java.util.Map;

/** The counts that must balance. */
public interface LedgerMXBean {

    /** Whether nothing was lost or doubled, in any stream. */
    boolean isBalanced();

    /** The counts of each stream. */
    List<Map<String, String>> getBalances();

    /** Records set aside by stream, stage and code. */
    List<Map<String, String>> getRejects();

    @Says("Runs from the newest on, at most so many; of one stream where it is named.")
    List<Map<String, String>> runs(String stream, int most);
}
