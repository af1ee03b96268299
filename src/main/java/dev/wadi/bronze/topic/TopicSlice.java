package dev.wadi.bronze.topic;

import static java.util.Objects.requireNonNull;

import dev.wadi.bronze.PageDraft.Unreadable;
import dev.wadi.core.Frames;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import java.time.Instant;
import java.util.List;

/**
 * Records of one partition of a topic that followed each other, framed and ready to land. The source numbers its records: the
 * cursor of a partition is the number of the next.
 *
 * @param partition  which: {@code calls/0}
 * @param from       the position the cursor must have
 * @param end        the position it has once this has landed; the same where all was read before
 * @param readAt     the source's clock: when the newest of the records was written
 * @param payload    the records, one JSON object a line; not to be changed
 * @param frames     where they are in it
 * @param repeats    how many records came with these that were read before
 * @param unreadable records too long to be kept
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that are written once, never compared
public record TopicSlice(
        Tenant tenant,
        String stream,
        Lane lane,
        String partition,
        long from,
        long end,
        Instant readAt,
        byte[] payload,
        Frames frames,
        int repeats,
        List<TooLong> unreadable) {

    /**
     * A record that is too long.
     *
     * @param offset  its number
     * @param stretch what is kept of it
     */
    public record TooLong(long offset, Unreadable stretch) {}

    public TopicSlice {
        requireNonNull(tenant, "tenant");
        requireNonNull(lane, "lane");
        requireNonNull(readAt, "readAt");
        unreadable = List.copyOf(unreadable);
        if (end < from) {
            throw new IllegalArgumentException("a slice from " + from + " cannot end at " + end);
        }
    }

    /** Whether nothing in it is new. */
    public boolean isKnown() {
        return end == from;
    }

    /** What runs and pages call it. */
    public String name() {
        return partition + " " + from + ".." + (end - 1);
    }

    @Override
    public String toString() {
        return "TopicSlice[" + stream + " " + name() + ", " + frames.size() + " records]";
    }
}
