package dev.wadi.operations;

import java.util.Locale;

/** How a stream fares. */
public enum StreamState {
    /** Read by its schedule. */
    RUNNING,
    /** An operator wants no read to begin. */
    PAUSED,
    /** The last read failed; the next comes by the schedule. */
    FAILING,
    /** Too many reads failed in a row; one is tried after a pause, or when it is resumed or asked for. */
    STOPPED,
    /** No process has looked after it of late: none runs that reads it, or its source is switched off. */
    IDLE;

    /** As faces have it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
