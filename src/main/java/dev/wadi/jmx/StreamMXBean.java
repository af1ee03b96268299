package dev.wadi.jmx;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stream. */
public interface StreamMXBean {

    /** running, paused, failing or idle. */
    String getState();

    /** Seconds since the last read that came to its end; null where none has. */
    @Nullable
    Long getLagSeconds();

    /** The newest source version, or what was last read to its end. */
    @Nullable
    String getCursor();

    /** When the last read came to its end. */
    @Nullable
    String getLastRead();

    /** Why the last read failed, by the names of classes. */
    @Nullable
    String getLastError();

    /** Pages that have landed and are not done. */
    long getPendingPages();

    /** Whether a read at once is asked for and has not come to its end. */
    boolean isAsked();

    @Says("Lets no further read begin; returns the state.")
    String pause(String why);

    @Says("Lets it go on by its schedule; returns the state.")
    String resume(String why);

    @Says("Asks for a read at once; returns the state.")
    String pollNow(String why);

    @Says("Has closed windows read again and compared with what is here, from the next look on.")
    void recheck(String why);

    @Says("What the last look at each window found, the newest window first.")
    List<Map<String, String>> findings();
}
