package dev.wadi.bronze;

import dev.wadi.core.Frames;

/**
 * A stretch of what is being read, framed and ready to land.
 *
 * @param start      where it begins, in bytes; the position the cursor must have
 * @param payload    its bytes; not to be changed
 * @param preamble   what is needed to read it alone
 * @param frames     its records
 * @param unreadable how many of its bytes hold no record that could be told; then there is no payload
 * @param sha256     of its bytes
 * @param last       whether the slice ends with it
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that are written once, never compared
public record PageDraft(
        Reading reading,
        long start,
        byte[] payload,
        byte[] preamble,
        Frames frames,
        long unreadable,
        byte[] sha256,
        boolean last) {

    /** Where the cursor stands once this has landed. */
    public long end() {
        return start + payload.length + unreadable;
    }

    @Override
    public String toString() {
        return "PageDraft[" + reading.stream() + " at " + start + ", " + frames.size() + " records]";
    }
}
