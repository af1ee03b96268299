package dev.wadi.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageDrafts;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.Reading;
import dev.wadi.bronze.csv.CsvFramer;
import dev.wadi.core.Batch;
import dev.wadi.core.Claim;
import dev.wadi.core.Frames;
import dev.wadi.core.Lane;
import dev.wadi.core.Page;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Tenant;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;

/** Pages of tickets, claimed and unclaimed, and batches of their records. */
public final class Pages {

    /** The page that fixtures are of. */
    public static final long ID = 41;

    private static final String STREAM = "tickets.ticket";
    private static final String OBJECT = "tickets/2026-01-06.csv@0a1b:4096";
    private static final Instant READ_AT = Instant.parse("2026-01-06T10:00:00Z");
    private static final long RUN = 7;

    private Pages() {}

    /** The start of reading an object. */
    public static Reading aReading() {
        return aReadingFrom(0);
    }

    /** The reading of an object of which so many bytes have landed. */
    public static Reading aReadingFrom(long position) {
        return new Reading(Tenant.DEFAULT, STREAM, Lane.LIVE, OBJECT, READ_AT, RUN, position);
    }

    /** Sizes that no ordinary test comes near. */
    public static PageSize roomy() {
        return new PageSize(10_000, 1 << 20, 1 << 16);
    }

    /** The one page that an object with this text is cut into. */
    public static PageDraft aDraft(String csv) {
        var bytes = csv.getBytes(UTF_8);
        var framer = new CsvFramer(',', '"', roomy().recordBytes());
        return new PageDrafts(aReading(), new ByteArrayInputStream(bytes), bytes.length, framer, roomy()).next();
    }

    /** The page that an object with this text lands as. */
    public static Page aPage(String csv) {
        var draft = aDraft(csv);
        return aPage(draft.payload(), draft.preamble(), draft.frames());
    }

    /** A page of so many records that hold one byte each. */
    public static Page aPageOf(int records) {
        var frames = new Frames.Builder();
        for (var i = 0; i < records; i++) {
            frames.add(i, 1);
        }
        return aPage(new byte[records], new byte[0], frames.build());
    }

    /** The right to process a page. */
    public static Claim aClaim(Page page) {
        return new Claim(page, "worker-1", 1, 1);
    }

    /** A claimed page of just these records, all of them good so far. */
    public static Batch<RawRecord> batchOf(RawRecord... records) {
        return new Batch<>(aClaim(aPageOf(records.length)), List.of(records), List.of());
    }

    private static Page aPage(byte[] payload, byte[] preamble, Frames frames) {
        return new Page(Tenant.DEFAULT, STREAM, Lane.LIVE, ID, RUN, OBJECT, 0, payload, preamble, frames, READ_AT);
    }
}
