package dev.wadi.failpoint;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places at which the process can be made to die at once, without a last word, as {@code kill -9} makes it. It is how crashes
 * are rehearsed: the system property {@code dev.wadi.failpoint} names a place and, after a colon, the how manieth time it is come
 * by: {@code write.kept:3}. Without it nothing happens, and asking costs nothing to speak of.
 */
public final class Failpoint {

    /** As of a process that was killed: 128 and the number of the signal. */
    public static final int STATUS = 137;

    private static final String ARMED = System.getProperty("dev.wadi.failpoint", "");
    private static final String PLACE = ARMED.replaceFirst(":\\d+$", "");
    private static final AtomicInteger LEFT =
            new AtomicInteger(PLACE.equals(ARMED) ? 1 : Integer.parseInt(ARMED.substring(PLACE.length() + 1)));

    private Failpoint() {}

    /** Comes by a place. */
    public static void at(String place) {
        if (!PLACE.isEmpty() && PLACE.equals(place) && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(STATUS);
        }
    }

    /** Comes by a place on behalf of a stream, which is named after it: {@code land.kept crm.contact}. */
    public static void at(String place, String stream) {
        if (!PLACE.isEmpty()) {
            at(place + " " + stream);
        }
    }
}
