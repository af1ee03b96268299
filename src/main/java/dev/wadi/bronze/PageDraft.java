package dev.wadi.bronze;

import com.google.common.hash.Hashing;
import dev.wadi.core.Frames;
import java.io.ByteArrayOutputStream;
import java.util.BitSet;
import java.util.Optional;

/**
 * A stretch of what is being read, framed and ready to land.
 *
 * @param start      where it begins, in bytes; the position the cursor must have
 * @param payload    its bytes; not to be changed
 * @param preamble   what is needed to read it alone
 * @param frames     its records
 * @param unreadable what stands there in place of a payload, where no record can be told
 * @param last       whether the slice ends with it
 * @param repeats    what is needed to know repeats, for a source that is read again and again
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that are written once, never compared
public record PageDraft(
        Reading reading,
        long start,
        byte[] payload,
        byte[] preamble,
        Frames frames,
        Optional<Unreadable> unreadable,
        boolean last,
        Optional<Repeats> repeats) {

    /**
     * Bytes in which no record can be told, as a line that never ends. Only this is kept of them.
     *
     * @param size   how many
     * @param sha256 of them
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Unreadable(long size, byte[] sha256) {}

    /** A draft of a source that is never read twice. */
    public PageDraft(Reading reading, long start, byte[] payload, byte[] preamble, Frames frames, boolean last) {
        this(reading, start, payload, preamble, frames, Optional.empty(), last, Optional.empty());
    }

    /** Where the cursor stands once this has landed. */
    public long end() {
        return start + payload.length + unreadable.map(Unreadable::size).orElse(0L);
    }

    /** SHA-256 of its bytes, made anew each time: most of what is read again and again is known, and nobody asks. */
    public byte[] sha256() {
        return unreadable
                .map(Unreadable::sha256)
                .orElseGet(() -> Hashing.sha256().hashBytes(payload).asBytes());
    }

    /** The same with only some of its records. It still stands for all of its bytes. */
    public PageDraft only(BitSet ordinals) {
        var kept = new ByteArrayOutputStream();
        var extents = new Frames.Builder();
        ordinals.stream().forEach(ordinal -> {
            extents.add(kept.size(), frames.length(ordinal));
            kept.write(payload, frames.offset(ordinal), frames.length(ordinal));
            kept.write('\n');
        });
        return new PageDraft(reading, start, kept.toByteArray(), preamble, extents.build(), unreadable, last, repeats);
    }

    @Override
    public String toString() {
        return "PageDraft[" + reading.stream() + " at " + start + ", " + frames.size() + " records]";
    }
}
