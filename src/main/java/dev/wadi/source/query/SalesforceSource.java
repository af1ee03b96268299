package dev.wadi.source.query;

import com.google.common.hash.Hashing;
import dev.wadi.bronze.LookBack;
import dev.wadi.bronze.LookBack.Seen;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.QueryReads;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.bronze.json.JsonAnswer;
import dev.wadi.bronze.json.JsonRecordHead;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.SourceSpec.QuerySpec;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import dev.wadi.map.Moments;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The beans of a Salesforce route. {@code SystemModstamp} has a precision of seconds and is stamped before the commit, so a
 * read begins a look-back before the newest record landed and takes records with {@code >=}; repeats are known by hash. The
 * answers land as they came, framed and not interpreted.
 */
public final class SalesforceSource {

    private static final String RECORDS = "records";
    private static final String NEXT = "nextRecordsUrl";
    private static final String TOTAL = "totalSize";

    private final QueryReads reads;
    private final Contracts contracts;
    private final Tenant tenant;
    private final KeyedHash hash;
    private final Clock clock;

    /**
     * Beans over these contracts.
     *
     * @param clock names the reads; what is read is bounded by the source's own clock alone
     */
    public SalesforceSource(QueryReads reads, Contracts contracts, Tenant tenant, KeyedHash hash, Clock clock) {
        this.reads = reads;
        this.contracts = contracts;
        this.tenant = tenant;
        this.hash = hash;
        this.clock = clock;
    }

    /** Begins a read from a look-back before the newest record landed; from the beginning of time where there is none. */
    public QueryRead begin(String stream) {
        var spec = query(contracts.of(stream));
        var highWater = reads.highWater(tenant, stream, Lane.LIVE).orElse(0);
        var from = QueryRead.instant(Math.max(0, highWater - micros(spec.lookBack())))
                .truncatedTo(ChronoUnit.SECONDS);
        var slice = DateTimeFormatter.ISO_INSTANT.format(from) + " read " + clock.instant();
        var reading = reads.openNext(tenant, stream, Lane.LIVE, slice, QueryRead.instant(highWater));
        return new QueryRead(
                reading, spec.text().replace(":from", DateTimeFormatter.ISO_INSTANT.format(from)), highWater);
    }

    /**
     * The next page of a read.
     *
     * @param answer the body of the answer, whole
     * @throws ReadInterrupted where the answer was cut off or is none: the next read goes on from the newest record landed
     */
    public PageDraft page(QueryRead read, byte[] answer) {
        var contract = contracts.of(read.reading().stream());
        try {
            var framed = JsonAnswer.frame(answer, RECORDS, NEXT, TOTAL);
            var lookBack = lookBack(contract, read, answer, framed);
            var draft = new PageDraft(
                    read.reading(),
                    read.start(),
                    answer,
                    new byte[0],
                    framed.frames(),
                    0,
                    Hashing.sha256().hashBytes(answer).asBytes(),
                    framed.next().isEmpty(),
                    Optional.of(lookBack));
            read.took(answer.length, lookBack.highWater(), framed.next());
            return draft;
        } catch (IOException e) {
            throw new ReadInterrupted(contract.stream() + ": Salesforce's answer cannot be read", e);
        }
    }

    private LookBack lookBack(Contract contract, QueryRead read, byte[] answer, JsonAnswer framed) throws IOException {
        var key = contract.column(contract.key()).from();
        var version = contract.column(contract.version());
        var moments = new Moments(version);
        var seen = new ArrayList<Seen>(framed.frames().size());
        var highWater = read.highWater();
        for (var i = 0; i < framed.frames().size(); i++) {
            var offset = framed.frames().offset(i);
            var length = framed.frames().length(i);
            var head = JsonRecordHead.read(answer, offset, length, key, version.from());
            var micros = moments.instant(head.version())
                    .map(SalesforceSource::micros)
                    .orElse(0L);
            seen.add(new Seen(hash.bytes(head.key()), hash.bytes(answer, offset, length), micros));
            highWater = Math.max(highWater, micros);
        }
        return new LookBack(highWater, highWater - micros(query(contract).lookBack()), seen);
    }

    private static QuerySpec query(Contract contract) {
        return contract.source()
                .query()
                .orElseThrow(() -> new IllegalArgumentException(contract.stream() + " has no query"));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
