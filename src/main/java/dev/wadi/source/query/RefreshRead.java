package dev.wadi.source.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.bronze.Absences;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.QueryReads;
import dev.wadi.bronze.Reading;
import dev.wadi.bronze.Refresh;
import dev.wadi.bronze.Repeats;
import dev.wadi.contract.Contract;
import dev.wadi.core.Frames;
import dev.wadi.core.KeyedHash;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One read of all there is of a stream, while it goes on. The version of everything it lands is the source's clock when it
 * began: what it says counts against all that reads before it said. For one thread.
 */
public final class RefreshRead {

    private static final byte[] NOTHING = {};

    private final Contract contract;
    private final String query;
    private final KeyedHash hash;
    private final QueryReads reads;
    private final Reading reading;
    private final Set<Long> seen = new HashSet<>();
    private long start;

    RefreshRead(Contract contract, String query, KeyedHash hash, QueryReads reads, Reading reading) {
        this.contract = contract;
        this.query = query;
        this.hash = hash;
        this.reads = reads;
        this.reading = reading;
    }

    public String stream() {
        return contract.stream();
    }

    public String query() {
        return query;
    }

    /** The field that names a record at its source. */
    public String keyField() {
        return field(contract.key());
    }

    /** The field in which a record says {@link #asOf}. */
    public String versionField() {
        return field(contract.version());
    }

    /** The source's clock when the read began. */
    public Instant asOf() {
        return reading.readAt();
    }

    /** What LAND has to know of a record: what names it and what it says, both as JSON objects. */
    public Refresh.Row row(byte[] name, byte[] content) {
        return new Refresh.Row(
                hash.bytes(name, 0, name.length), hash.bytes(content, 0, content.length), new String(name, UTF_8));
    }

    /** The next page of this read, which does not end with it. */
    public PageDraft page(byte[] payload, Frames frames, List<Refresh.Row> rows) {
        rows.forEach(row -> seen.add(row.key()));
        return draft(payload, frames, false, Optional.of(new Refresh(rows)));
    }

    /** The last page: the records that are gone, each with its key, {@link #asOf} and the word that it is deleted. */
    public PageDraft absences() {
        var gone = reads.absent(reading.tenant(), stream(), reading.lane(), seen);
        var page = new ByteArrayOutputStream();
        var frames = new Frames.Builder();
        var keys = new ArrayList<Long>();
        for (var record : gone) {
            var bytes = tombstone(record.name()).getBytes(UTF_8);
            frames.add(page.size(), bytes.length);
            page.writeBytes(bytes);
            page.write('\n');
            keys.add(record.key());
        }
        return draft(page.toByteArray(), frames.build(), true, Optional.of(new Absences(keys)));
    }

    /** The last page of a read of which it is not sure that it was given all there is: it says nothing. */
    public PageDraft end() {
        return draft(NOTHING, new Frames.Builder().build(), true, Optional.empty());
    }

    private String tombstone(String name) {
        return name.substring(0, name.length() - 1) + ",\"" + versionField() + "\":\"" + asOf() + "\",\""
                + field(contract.deleted().orElseThrow()) + "\":true}";
    }

    private PageDraft draft(byte[] payload, Frames frames, boolean last, Optional<Repeats> repeats) {
        var draft = new PageDraft(reading, start, payload, NOTHING, frames, Optional.empty(), last, repeats);
        start = draft.end();
        return draft;
    }

    private String field(String column) {
        return contract.column(column).from();
    }
}
