package dev.wadi.jmx;

import java.util.List;
import java.util.Map;

/** Pages that are attempted once more by today's contracts, after what lands. Whoever acts says why. */
public interface ReplaysMXBean {

    /** How far the last ones are, the newest first. */
    List<Map<String, String>> getRecent();

    @Says(
            "Begins one, of pages that landed from and until these instants, empty for all; scope is outdated, all or parked")
    Map<String, String> start(String stream, String from, String until, String scope, String why);

    @Says("How far one is.")
    Map<String, String> progress(long replay);

    @Says("Sets aside what still waits.")
    Map<String, String> pause(long replay, String why);

    @Says("Goes on with one that was paused.")
    Map<String, String> resume(long replay, String why);
}
