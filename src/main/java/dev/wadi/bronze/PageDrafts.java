package dev.wadi.bronze;

import com.google.common.hash.Hashing;
import dev.wadi.bronze.PageDraft.Unreadable;
import dev.wadi.core.Frames;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into pages at the ends of records. The pages of a slice, put one after another, are the slice: no
 * byte is left out, and where they end depends on those bytes alone, not on the portions in which they come nor on where
 * the reading was taken up. Memory is bounded by one page and one record, however long the slice. Where the source breaks off before
 * its announced size, the pages so far stand and {@link #next} throws {@link ReadInterrupted}, then and ever after; a new
 * reading goes on from the cursor. For one thread.
 */
public final class PageDrafts implements Iterator<PageDraft>, Closeable {

    private static final byte[] NOTHING = {};

    /** How many bytes behind the longest record a framer has to see to tell that it is not longer: CR and LF. */
    private static final int TO_TELL = 2;

    private final Reading reading;
    private final InputStream source;
    private final long size;
    private final Framer framer;
    private final PageSize pageSize;

    private byte[] buffer;
    private int filled;
    /** Where the buffer begins in the source. */
    private long bufferStart;

    private byte[] preamble = NOTHING;
    private int afterPreamble;
    private boolean opened;
    private boolean done;
    private @Nullable ReadInterrupted interrupted;

    /**
     * Pages of a slice.
     *
     * @param source the slice from its first byte on, whatever the position of the reading
     * @param size   the bytes it must have
     */
    public PageDrafts(Reading reading, InputStream source, long size, Framer framer, PageSize pageSize) {
        this.reading = reading;
        this.source = source;
        this.size = size;
        this.framer = framer;
        this.pageSize = pageSize;
        this.buffer = new byte[(int) Math.min(size + 1, pageSize.bytes())];
    }

    @Override
    public boolean hasNext() {
        return !done;
    }

    @Override
    public PageDraft next() {
        if (interrupted != null) {
            throw interrupted;
        }
        if (done) {
            throw new NoSuchElementException("the slice has ended");
        }
        try {
            if (!opened) {
                open();
            }
            var draft = cut();
            done = draft.last();
            return draft;
        } catch (IOException e) {
            interrupted = new ReadInterrupted(reading.stream() + ": the source broke off while it was read", e);
            throw interrupted;
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** Reads the preamble, then skips what has landed before. */
    private void open() throws IOException {
        var frame = framer.preamble(buffer, filled, atEnd());
        while (frame.needsMore() && filled < 2 * (pageSize.recordBytes() + TO_TELL)) {
            fill();
            frame = framer.preamble(buffer, filled, atEnd());
        }
        if (frame.start() >= 0 && frame.end() <= pageSize.recordBytes()) {
            preamble = Arrays.copyOfRange(buffer, frame.start(), frame.end());
            afterPreamble = frame.resume();
        }
        var landed = reading.position();
        if (landed > 0) {
            afterPreamble = 0;
            if (landed <= filled) {
                drop((int) landed);
            } else {
                source.skipNBytes(landed - filled);
                bufferStart = landed;
                filled = 0;
            }
        }
        opened = true;
    }

    private PageDraft cut() throws IOException {
        var frames = new Frames.Builder();
        var at = afterPreamble;
        afterPreamble = 0;
        while (true) {
            var frame = framer.next(buffer, at, filled, atEnd());
            var record = afterLineEnds(at);
            if (record - at > pageSize.bytes()) {
                return page(frames, at + pageSize.bytes(), false);
            }
            if (frame.isNone()) {
                return page(frames, filled, true);
            }
            if (frame.needsMore() && filled - record < pageSize.recordBytes() + TO_TELL) {
                fill();
                continue;
            }
            if (frame.needsMore() || frame.length() > pageSize.recordBytes()) {
                return frames.size() > 0 ? page(frames, at, false) : unreadable(record);
            }
            if (frames.size() == pageSize.records() || frames.size() > 0 && at >= pageSize.bytes()) {
                return page(frames, at, false);
            }
            frames.add(frame.start(), frame.length());
            at = frame.resume();
        }
    }

    private PageDraft page(Frames.Builder frames, int end, boolean last) {
        var payload = Arrays.copyOf(buffer, end);
        var start = bufferStart;
        drop(end);
        return new PageDraft(reading, start, payload, preamble, frames.build(), last);
    }

    /** Everything up to the end of a line that is too long for a record. Only its hash and extent are kept. */
    private PageDraft unreadable(int record) throws IOException {
        var start = bufferStart;
        var hash = Hashing.sha256().newHasher();
        var end = lineEnd(record);
        while (!isTold(end) && !atEnd()) {
            hash.putBytes(buffer, 0, end);
            drop(end);
            fill();
            end = lineEnd(0);
        }
        var used = afterLineEnd(end);
        hash.putBytes(buffer, 0, used);
        drop(used);
        return new PageDraft(
                reading,
                start,
                NOTHING,
                preamble,
                new Frames.Builder().build(),
                Optional.of(new Unreadable(bufferStart - start, hash.hash().asBytes())),
                filled == 0 && atEnd(),
                Optional.empty());
    }

    private int lineEnd(int from) {
        var at = from;
        while (at < filled && !isLineEnd(at)) {
            at++;
        }
        return at;
    }

    /** Whether the bytes at hand tell how long the line end at this place is: after CR may come LF. */
    private boolean isTold(int lineEnd) {
        return lineEnd + 1 < filled || lineEnd < filled && buffer[lineEnd] == '\n';
    }

    private int afterLineEnd(int lineEnd) {
        var crlf = lineEnd + 1 < filled && buffer[lineEnd] == '\r' && buffer[lineEnd + 1] == '\n';
        return Math.min(lineEnd + (crlf ? 2 : 1), filled);
    }

    private int afterLineEnds(int from) {
        var at = from;
        while (at < filled && isLineEnd(at)) {
            at++;
        }
        return at;
    }

    private boolean isLineEnd(int at) {
        return buffer[at] == '\n' || buffer[at] == '\r';
    }

    private boolean atEnd() {
        return bufferStart + filled == size;
    }

    private void drop(int bytes) {
        System.arraycopy(buffer, bytes, buffer, 0, filled - bytes);
        filled -= bytes;
        bufferStart += bytes;
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * filled, filled + pageSize.recordBytes()) + 1);
        }
        var read = source.read(buffer, filled, (int) Math.min(buffer.length - filled, size - bufferStart - filled));
        if (read <= 0) {
            throw new IOException("only " + (bufferStart + filled) + " of " + size + " bytes came");
        }
        filled += read;
    }
}
