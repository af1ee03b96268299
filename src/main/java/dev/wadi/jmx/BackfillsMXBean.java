package dev.wadi.jmx;

import java.util.List;
import java.util.Map;

/** History that is read while live work goes on. */
public interface BackfillsMXBean {

    /** All, the newest first. */
    List<Map<String, String>> getAll();

    @Says(
            "Asks for a stretch: instants like 2026-01-31T00:00:00Z, until empty for now; rate is records a second, 0 for any")
    Map<String, String> start(String stream, String from, String until, int rate, String why);

    @Says("Has one wait after the page that is landing now.")
    Map<String, String> pause(long backfill, String why);

    @Says("Has one that waits, or has failed, go on where it stopped.")
    Map<String, String> resume(long backfill, String why);

    @Says("Ends one; what has landed stands.")
    Map<String, String> cancel(long backfill, String why);
}
