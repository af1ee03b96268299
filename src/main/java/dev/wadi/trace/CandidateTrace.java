package dev.wadi.trace;

import dev.wadi.trace.Traces.Lapse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a candidate was made, as far as this process made it: when each attempt was resolved, and when enrichers were asked. What
 * another process publishes is forgotten in time. Safe for use by several threads.
 */
public final class CandidateTrace {

    private static final int MOST = 10_000;

    private final Map<Long, Lapse> resolved = new LinkedHashMap<>();
    private final List<Lapse> asked = new ArrayList<>();

    /** These attempts were taken into the candidate. */
    public synchronized void resolved(List<Long> attempts, Lapse lapse) {
        attempts.forEach(attempt -> resolved.put(attempt, lapse));
        drop(resolved.keySet().iterator(), resolved.size());
    }

    /** Somebody was asked about customers of the candidate. */
    public synchronized void asked(Lapse lapse) {
        asked.add(lapse);
        drop(asked.iterator(), asked.size());
    }

    /** When an attempt was resolved; once, and not where another process did it. */
    public synchronized Optional<Lapse> resolved(long attempt) {
        return Optional.ofNullable(resolved.remove(attempt));
    }

    /** From the first to the last question since then; nothing where none was asked. */
    public synchronized Optional<Lapse> asked(Instant since) {
        return asked.stream().filter(lapse -> !lapse.start().isBefore(since)).reduce(Lapse::and);
    }

    /** The candidate is published: what was asked was asked about it. */
    public synchronized void published() {
        asked.clear();
    }

    private static void drop(Iterator<?> oldest, int size) {
        for (var left = size; left > MOST; left--) {
            oldest.next();
            oldest.remove();
        }
    }
}
