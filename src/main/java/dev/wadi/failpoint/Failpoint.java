package dev.wadi.failpoint;

import java.util.ServiceLoader;

/**
 * Places that work comes by, each with a name, so that tests can let the process die at just that one. What happens there is
 * decided by a {@link Rig}, of which the product has none: without one the call does nothing, and the compiler takes it out.
 */
public final class Failpoint {

    private static final Rig RIG = ServiceLoader.load(Rig.class).findFirst().orElse((place, stream) -> {});

    private Failpoint() {}

    /** Comes by a place that all streams share. */
    public static void at(String place) {
        RIG.at(place, "");
    }

    /** Comes by a place on behalf of a stream. */
    public static void at(String place, String stream) {
        RIG.at(place, stream);
    }

    /** What happens at a place; found on the class path as a service, and only there. */
    @FunctionalInterface
    public interface Rig {

        /** Somebody comes by; the stream is empty where the place is shared by all. */
        void at(String place, String stream);
    }
}
