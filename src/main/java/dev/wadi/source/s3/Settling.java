package dev.wadi.source.s3;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Since when objects have been seen as they are: one that still grows is another each time it is listed. Kept in memory: after a
 * restart, or in another process, they settle anew. Safe for use by several threads.
 */
final class Settling {

    private final Clock clock;
    private final Map<String, Map<String, Instant>> seen = new HashMap<>();

    Settling(Clock clock) {
        this.clock = clock;
    }

    /** Those of the objects of a stream, named by key, ETag and size, that have been seen unchanged for so long. */
    synchronized Set<String> settled(String stream, Collection<String> objects, Duration settle) {
        var now = clock.instant();
        var first = seen.computeIfAbsent(stream, name -> new HashMap<>());
        var settled = new HashSet<String>();
        for (var object : objects) {
            if (!first.computeIfAbsent(object, name -> now).plus(settle).isAfter(now)) {
                settled.add(object);
            }
        }
        return settled;
    }

    /** Forgets the objects of a stream that a walk did not come upon unread. */
    synchronized void keep(String stream, Set<String> unread) {
        seen.getOrDefault(stream, new HashMap<>()).keySet().retainAll(unread);
    }
}
