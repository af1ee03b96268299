package dev.wadi.jmx;

import java.util.List;
import java.util.Map;

/** What readers see. */
public interface PublicationsMXBean {

    /** The last publication; 0 where there is none. */
    int getLatest();

    /** The last ones, from the newest on. */
    List<Map<String, String>> getRecent();

    @Says("Publications from the newest on, at most so many.")
    List<Map<String, String>> list(int most);
}
