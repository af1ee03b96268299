package dev.wadi.sandbox.figures;

import dev.wadi.core.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a service says of itself.
 *
 * @param reading   time spent asking sources and waiting for what they answer, LAND not counted
 * @param busy      time spent in each stage since the start, by all its threads together
 * @param firstPoll when the first step of a source's route was done for the first time
 * @param cpu       time all processors together gave it, the start of the JVM included
 * @param heapMax   the largest the heap may become, in bytes
 * @param heapPeak  the sum of the peaks of its pools, in bytes: never less than the peak of the heap
 */
public record Vitals(
        Duration reading,
        Map<Stage, Duration> busy,
        Optional<Instant> firstPoll,
        Duration cpu,
        long heapMax,
        long heapPeak) {

    public Vitals {
        busy = Collections.unmodifiableMap(new EnumMap<>(busy));
        heapPeak = Math.min(heapPeak, heapMax);
    }
}
