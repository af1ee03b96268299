package dev.wadi.source.query;

import dev.wadi.bronze.QueryReads;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.SourceSpec.QuerySpec;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Begins the reads of streams that are asked for by query. Sources stamp a record before they commit it, so a read begins a
 * look-back before the newest record landed and takes records with {@code >=}; repeats are known by hash.
 */
public final class QueryStreams {

    private final QueryReads reads;
    private final Contracts contracts;
    private final Tenant tenant;
    private final KeyedHash hash;
    private final Clock clock;

    /**
     * Reads by these contracts.
     *
     * @param clock names the reads; what is read is bounded by the source's own clock alone
     */
    public QueryStreams(QueryReads reads, Contracts contracts, Tenant tenant, KeyedHash hash, Clock clock) {
        this.reads = reads;
        this.contracts = contracts;
        this.tenant = tenant;
        this.hash = hash;
        this.clock = clock;
    }

    /** Begins a read of a source that stamps its records by its own clock, so that none stands in the future. */
    public QueryRead begin(String stream) {
        var highWater = highWater(stream);
        return begin(contracts.of(stream), highWater, Window.instant(highWater), Long.MAX_VALUE);
    }

    /**
     * Begins a read of a source whose records may say of themselves when they changed.
     *
     * @param now the source's clock, beyond which the cursor does not go
     */
    public QueryRead begin(String stream, Instant now) {
        return begin(contracts.of(stream), highWater(stream), now, Window.micros(now));
    }

    /** Begins a read of a stretch of a source that tells no time beforehand: the newest record read from it does. */
    public QueryRead begin(Stretch stretch) {
        return begin(stretch, newest(stretch.stream()));
    }

    /**
     * Begins a read of a stretch. What an earlier read of its lane left open is closed.
     *
     * @param now the source's clock
     */
    public QueryRead begin(Stretch stretch, Instant now) {
        return begin(stretch, now, QueryRead.isOrdered(contracts.of(stretch.stream())));
    }

    /**
     * Begins a read of a stretch whose records come in any order.
     *
     * @param readAt what the source's clock said at the least when it found them
     */
    public QueryRead beginUnordered(Stretch stretch, Instant readAt) {
        return begin(stretch, readAt, false);
    }

    /** The source version of the newest record landed: at least so late it is by the clock of its source. */
    public Instant newest(String stream) {
        return Window.instant(highWater(stream));
    }

    /** What a stretch of a stream is asked by. */
    public String stretchQuery(String stream) {
        return stretchQuery(contracts.of(stream));
    }

    private QueryRead begin(Stretch stretch, Instant readAt, boolean ordered) {
        var contract = contracts.of(stretch.stream());
        var slice = stretch.from() + "/" + stretch.until() + " read " + clock.instant();
        var reading = reads.openNext(tenant, stretch.stream(), stretch.lane(), slice, readAt);
        return new QueryRead(contract, stretchQuery(contract), hash, reading, stretch, ordered);
    }

    /** Whether each read of a stream takes all there is. */
    public boolean isFullRefresh(String stream) {
        return contracts.of(stream).source().isFullRefresh();
    }

    /**
     * Begins a read of all there is.
     *
     * @param now the source's clock, which becomes the version of everything read
     */
    public RefreshRead beginAll(String stream, Instant now) {
        var contract = contracts.of(stream);
        var slice = "all read " + clock.instant();
        var reading = reads.openNext(tenant, stream, Lane.LIVE, slice, now.truncatedTo(ChronoUnit.MICROS));
        return new RefreshRead(contract, query(contract).text(), hash, reads, reading);
    }

    private QueryRead begin(Contract contract, long highWater, Instant readAt, long now) {
        var spec = query(contract);
        var from = Window.instant(new Window(spec.lookBack()).from(highWater));
        var slice = from + " read " + clock.instant();
        var reading = reads.openNext(tenant, contract.stream(), Lane.LIVE, slice, readAt);
        return new QueryRead(contract, spec, hash, reading, highWater, now);
    }

    private long highWater(String stream) {
        return reads.highWater(tenant, stream, Lane.LIVE).orElse(0);
    }

    private static String stretchQuery(Contract contract) {
        return BoundedQuery.of(contract.source())
                .orElseThrow(() ->
                        new IllegalArgumentException(contract.stream() + " cannot be asked for a stretch of time"));
    }

    private static QuerySpec query(Contract contract) {
        return contract.source()
                .query()
                .orElseThrow(() -> new IllegalArgumentException(contract.stream() + " has no query"));
    }
}
