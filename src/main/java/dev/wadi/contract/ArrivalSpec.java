package dev.wadi.contract;

import java.time.Duration;
import java.util.Optional;

/**
 * When an object of a bucket may be read.
 *
 * @param marker what its folder must hold, as {@code _SUCCESS}; empty where objects do not wait for one another
 * @param within how long after its oldest object the marker of a folder is missed
 * @param settle for how long it must have been seen unchanged; nothing where it is whole as soon as it is there
 */
public record ArrivalSpec(Optional<String> marker, Duration within, Duration settle) {

    /** At once. */
    public static final ArrivalSpec AT_ONCE = new ArrivalSpec(Optional.empty(), Duration.ZERO, Duration.ZERO);
}
