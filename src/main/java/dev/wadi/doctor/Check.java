package dev.wadi.doctor;

import java.util.List;

/**
 * Tries one prerequisite. May connect and ask, but changes nothing, and shows neither secrets nor what records say. What it
 * throws counts as failed; it need not watch the time, {@link Doctor} does.
 */
public interface Check {

    /** What it is about, in a word or two. */
    String name();

    /** Tries it. */
    List<Outcome> look() throws Exception;
}
