package dev.wadi.bronze;

import dev.wadi.core.Frames;
import java.util.Optional;

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
 * @param lookBack   what is needed to know repeats, for a source that is read again and again
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
        boolean last,
        Optional<LookBack> lookBack) {

    /** A draft of a source that is never read twice. */
    public PageDraft(
            Reading reading,
            long start,
            byte[] payload,
            byte[] preamble,
            Frames frames,
            long unreadable,
            byte[] sha256,
            boolean last) {
        this(reading, start, payload, preamble, frames, unreadable, sha256, last, Optional.empty());
    }

    /** Where the cursor stands once this has landed. */
    public long end() {
        return start + payload.length + unreadable;
    }

    @Override
    public String toString() {
        return "PageDraft[" + reading.stream() + " at " + start + ", " + frames.size() + " records]";
    }
}
