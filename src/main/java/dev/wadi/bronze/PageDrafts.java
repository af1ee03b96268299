package dev.wadi.bronze;

import com.google.common.hash.Hashing;
import dev.wadi.core.Frames;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into pages at the ends of records. The pages of a slice, put one after another, are the slice: no
 * byte is left out. Memory is bounded by one page and one record, however long the slice. Where the source breaks off before
 * its announced size, the pages so far stand and {@link #next} throws {@link ReadInterrupted}, then and ever after; a new
 * reading goes on from the cursor. For one thread.
 */
public final class PageDrafts implements Iterator<PageDraft>, Closeable {

    private static final byte[] NOTHING = {};

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
        while (frame.needsMore() && filled < pageSize.recordBytes()) {
            fill();
            frame = framer.preamble(buffer, filled, atEnd());
        }
        if (frame.start() >= 0) {
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
            if (frame.isNone()) {
                return page(frames, filled, true);
            }
            if (frame.needsMore()) {
                if (filled - at < pageSize.recordBytes()) {
                    fill();
                    continue;
                }
                return frames.size() > 0 ? page(frames, at, false) : unreadable(at);
            }
            if (frame.length() > pageSize.recordBytes()) {
                return frames.size() > 0 ? page(frames, at, false) : unreadable(at);
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
        return new PageDraft(
                reading,
                start,
                payload,
                preamble,
                frames.build(),
                0,
                Hashing.sha256().hashBytes(payload).asBytes(),
                last);
    }

    /** Everything up to the end of a line that is too long for a record. Only its hash and extent are kept. */
    private PageDraft unreadable(int from) throws IOException {
        var start = bufferStart;
        var hash = Hashing.sha256().newHasher();
        var looked = from;
        while (looked < filled && (buffer[looked] == '\n' || buffer[looked] == '\r')) {
            looked++;
        }
        while (true) {
            var end = lineEnd(looked);
            var ended = end < filled;
            var used = ended ? end + 1 : filled;
            hash.putBytes(buffer, 0, used);
            drop(used);
            if (ended || atEnd()) {
                break;
            }
            looked = 0;
            fill();
        }
        return new PageDraft(
                reading,
                start,
                NOTHING,
                preamble,
                new Frames.Builder().build(),
                bufferStart - start,
                hash.hash().asBytes(),
                filled == 0 && atEnd());
    }

    private int lineEnd(int from) {
        var at = from;
        while (at < filled && buffer[at] != '\n') {
            at++;
        }
        return at;
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
