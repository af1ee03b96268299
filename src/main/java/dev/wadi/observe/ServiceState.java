package dev.wadi.observe;

import java.util.Map;

/** How the routes of this process stand. */
public interface ServiceState {

    /** Where the whole of them is on its way. */
    enum Phase {
        /** Waits for the database, or is being put together. */
        STARTING,
        RUNNING,
        STOPPING,
        /** Has come to an end that nobody asked for. */
        FAILED
    }

    /** Where it is now. */
    Phase phase();

    /** The routes of streams, each with its status as Camel names it: {@code Started}, {@code Suspended}, {@code Stopped}. */
    Map<String, String> streams();

    /** Of a process of which there is nothing to be said yet. */
    static ServiceState starting() {
        return new ServiceState() {
            @Override
            public Phase phase() {
                return Phase.STARTING;
            }

            @Override
            public Map<String, String> streams() {
                return Map.of();
            }
        };
    }
}
