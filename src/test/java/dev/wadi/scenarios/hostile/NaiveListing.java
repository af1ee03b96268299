package dev.wadi.scenarios.hostile;

import dev.wadi.scenarios.hostile.HostileBucket.Content;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Ways to read a bucket as they are found in the wild, to see that the schedules catch them. */
enum NaiveListing {
    /** After the last key read: misses what comes late into an old folder. */
    AFTER_KEY,
    /** What is newer than the newest read: misses what was written within the same moment, and what was left out of a list. */
    NEWER,
    /** Every key once: misses what is overwritten. */
    KEY_ONCE,
    /** Notes an object as read before its rows are kept: misses those it died with. */
    NOTED_FIRST,
    /** Takes the end of a stream for the end of the object: misses the tail of a body that was cut. */
    END_IS_END;

    private static final int POLLS = 12;

    /** Whether rows of objects that are there in the end were never kept. */
    boolean misses(long seed) {
        var random = new Random(~seed);
        var bucket = new HostileBucket(new Random(seed));
        var kept = new HashSet<String>();
        var read = new HashSet<String>();
        var newest = Instant.EPOCH;
        var lastKey = "";
        for (var poll = 0; poll <= POLLS; poll++) {
            bucket.goOn();
            for (var entry : bucket.data().entrySet()) {
                var key = entry.getKey();
                var content = entry.getValue();
                if (!wants(key, content, lastKey, newest, read) || poll < POLLS && random.nextInt(6) == 0) {
                    continue;
                }
                var fails = poll < POLLS && random.nextInt(5) == 0;
                if (fails && this == NOTED_FIRST) {
                    read.add(key + content.tag());
                    continue;
                }
                if (fails && this != END_IS_END) {
                    continue;
                }
                kept.addAll(content.rows()
                        .subList(
                                0,
                                fails
                                        ? content.rows().size() / 2
                                        : content.rows().size()));
                read.add(this == KEY_ONCE ? key : key + content.tag());
                lastKey = key.compareTo(lastKey) > 0 ? key : lastKey;
                newest = content.changed().isAfter(newest) ? content.changed() : newest;
            }
        }
        return bucket.data().values().stream().anyMatch(content -> !kept.containsAll(content.rows()));
    }

    private boolean wants(String key, Content content, String lastKey, Instant newest, Set<String> read) {
        return switch (this) {
            case AFTER_KEY -> key.compareTo(lastKey) > 0;
            case NEWER -> content.changed().isAfter(newest);
            case KEY_ONCE -> !read.contains(key);
            case NOTED_FIRST, END_IS_END -> !read.contains(key + content.tag());
        };
    }
}
