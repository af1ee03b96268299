package dev.wadi.source.query;

import dev.wadi.bronze.LookBack;
import dev.wadi.bronze.LookBack.Seen;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.Reading;
import dev.wadi.bronze.json.JsonRecordHead;
import dev.wadi.contract.Contract;
import dev.wadi.contract.SourceSpec.QuerySpec;
import dev.wadi.core.Frames;
import dev.wadi.core.KeyedHash;
import dev.wadi.map.Moments;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** One read of a stream that is asked for by query, while it goes on: what it asks for, and how far it is. For one thread. */
public final class QueryRead {

    private static final byte[] NO_PREAMBLE = {};

    private final Contract contract;
    private final KeyedHash hash;
    private final String query;
    private final Reading reading;
    private final Window window;
    private final Instant from;
    private final boolean ordered;
    private final Moments moments;
    private final Optional<Stretch> stretch;
    private final String keyField;
    private final String versionField;
    private long now;
    private long start;
    private long highWater;
    private long highest;
    private boolean newestFirst = true;

    /** A read of what changed. */
    QueryRead(Contract contract, QuerySpec spec, KeyedHash hash, Reading reading, long highWater, long now) {
        this(
                contract,
                spec.text(),
                hash,
                reading,
                new Window(spec.lookBack()),
                highWater,
                now,
                Optional.empty(),
                isOrdered(contract));
    }

    /**
     * A read of a stretch, of which each page goes through the hands of who asked for it.
     *
     * @param query   with both bounds
     * @param ordered whether its records come by their versions
     */
    QueryRead(Contract contract, String query, KeyedHash hash, Reading reading, Stretch stretch, boolean ordered) {
        this(
                contract,
                query,
                hash,
                reading,
                new Window(Duration.ZERO),
                Window.micros(stretch.from()),
                Window.micros(stretch.until()),
                Optional.of(stretch),
                ordered);
    }

    private QueryRead(
            Contract contract,
            String query,
            KeyedHash hash,
            Reading reading,
            Window window,
            long highWater,
            long now,
            Optional<Stretch> stretch,
            boolean ordered) {
        this.contract = contract;
        this.query = query;
        this.hash = hash;
        this.reading = reading;
        this.window = window;
        this.ordered = ordered;
        this.highWater = highWater;
        this.highest = highWater;
        this.from = Window.instant(window.from(highWater));
        this.now = now;
        this.stretch = stretch;
        this.moments = new Moments(contract.column(contract.version()));
        this.keyField = contract.column(contract.key()).from();
        this.versionField = contract.column(contract.version()).from();
    }

    /** Whether the source of a stream promises that records come by their versions. */
    static boolean isOrdered(Contract contract) {
        return contract.source().answer().isEmpty();
    }

    public String stream() {
        return contract.stream();
    }

    /** The field that names a record at its source. */
    public String keyField() {
        return keyField;
    }

    /** What is asked, with {@code :from} where {@link #from} goes and {@code :until}, if at all, where {@link #until} goes. */
    public String query() {
        return query;
    }

    /** The lower bound of what is asked for, itself included. */
    public Instant from() {
        return from;
    }

    /** The upper bound of what is asked for, itself not included; none where all that is newer is read. */
    public Optional<Instant> until() {
        return stretch.map(Stretch::until);
    }

    /** The source's clock when it began to answer: the cursor does not go beyond it. */
    public void at(Instant clock) {
        now = Window.micros(clock);
    }

    /** Whether the records on the page drafted last came newest first. */
    public boolean isNewestFirst() {
        return newestFirst;
    }

    /**
     * The next page of this read.
     *
     * @param payload what came, not to be changed
     * @param frames  the records in it, JSON objects
     * @param last    whether the read ends with it
     * @throws IOException where a record is no JSON
     */
    public PageDraft draft(byte[] payload, Frames frames, boolean last) throws IOException {
        var lookBack = lookBack(payload, frames, last);
        var draft = new PageDraft(
                reading, start, payload, NO_PREAMBLE, frames, Optional.empty(), last, Optional.of(lookBack));
        highWater = lookBack.highWater();
        var landing = stretch.map(asked -> asked.next(draft)).orElse(draft);
        start = landing.end();
        return landing;
    }

    /**
     * What stands in the future by the source's clock lands, but the cursor does not follow it there. Where nobody promises that
     * records come by their versions, the cursor moves with the last page only; in a stretch not at all, so that all of it is
     * known until the next is read.
     */
    private LookBack lookBack(byte[] payload, Frames frames, boolean last) throws IOException {
        var seen = new ArrayList<Seen>(frames.size());
        var before = Long.MAX_VALUE;
        newestFirst = true;
        for (var i = 0; i < frames.size(); i++) {
            var offset = frames.offset(i);
            var length = frames.length(i);
            var head = JsonRecordHead.read(payload, offset, length, keyField, versionField);
            var version = moments.instant(head.version()).map(Window::micros).orElse(0L);
            seen.add(new Seen(hash.bytes(head.key()), hash.bytes(payload, offset, length), version));
            highest = Math.max(highest, Math.min(version, now));
            newestFirst &= version <= before;
            before = version == 0 ? before : version;
        }
        var reached = ordered || last && stretch.isEmpty() ? highest : highWater;
        return new LookBack(reached, window.from(reached), !contract.source().isTable(), seen);
    }
}
