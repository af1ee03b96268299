package dev.wadi.core;

import java.time.Instant;

/**
 * The raw unit as it was fetched and landed: bytes, their frames, and where they came from.
 *
 * @param id        orders pages by when they landed
 * @param partition what was read: for S3 the object's key and ETag
 * @param start     where the page begins in that, in bytes
 * @param payload   the bytes; not to be changed
 * @param preamble  what is needed to read the page alone, such as the header line of a CSV object
 * @param readAt    the source's clock when the read began
 */
@SuppressWarnings("ArrayRecordComponent") // a page is megabytes that are read in place, never compared
public record Page(
        Tenant tenant,
        String stream,
        Lane lane,
        long id,
        long runId,
        String partition,
        long start,
        byte[] payload,
        byte[] preamble,
        Frames frames,
        Instant readAt) {

    /** The origin of one of its records. */
    public Origin origin(int ordinal) {
        return new Origin(id, ordinal, start + frames.offset(ordinal), frames.length(ordinal));
    }

    /** A copy of the bytes of one of its records, as they came. */
    public byte[] original(int ordinal) {
        var original = new byte[frames.length(ordinal)];
        System.arraycopy(payload, frames.offset(ordinal), original, 0, original.length);
        return original;
    }

    /** A page of just this record, under the same preamble. */
    public Page only(byte[] record) {
        var frames = new Frames.Builder();
        frames.add(0, record.length);
        return new Page(tenant, stream, lane, id, runId, partition, start, record, preamble, frames.build(), readAt);
    }

    @Override
    public String toString() {
        return "Page[" + stream + " " + id + ", " + frames.size() + " records]";
    }
}
