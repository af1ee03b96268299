package dev.wadi.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageDrafts;
import dev.wadi.bronze.PageReader;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.Reading;
import dev.wadi.bronze.csv.CsvFramer;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Batch;
import dev.wadi.core.Claim;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Lane;
import dev.wadi.core.Page;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.core.Version;
import dev.wadi.map.Mapper;
import dev.wadi.testkit.postgres.Streams;
import java.io.ByteArrayInputStream;
import java.time.Instant;

/** A claimed page of two notes, one good and one whose version is no number, and what it becomes stage by stage. */
public final class Claimed {

    public static final Contracts CONTRACTS = Streams.both();
    public static final KeyedHash HASH = KeyedHash.of(new Sensitive<>("000102030405060708090a0b0c0d0e0f"));
    public static final PageSize PAGES = new PageSize(2, 1 << 20, 1 << 16);

    private static final String NOTES =
            "id,v,email,name,phone,text\na,1,ann@private.test,Ann,,x\nb,ann@private.test,,,,\n";

    private Claimed() {}

    /** The page as it was claimed. */
    public static Claim page() {
        return page(Streams.NOTES);
    }

    /** The same page of a stream that has no contract. */
    public static Claim pageOfAnUnknownStream() {
        return page("desk.unknown");
    }

    public static Batch<RawRecord> records() {
        return new PageReader(CONTRACTS).read(page());
    }

    /** A batch of a stream that has no contract: bad code. */
    public static Batch<RawRecord> recordsOfAnUnknownStream() {
        return new Batch<>(
                pageOfAnUnknownStream(), records().accepted(), records().rejects());
    }

    public static Batch<Version> versions() {
        return new Mapper(CONTRACTS, HASH).map(records());
    }

    /** An iterator over the pages of an object with this many notes, two on a page. */
    public static PageDrafts drafts(int notes) {
        var text = new StringBuilder("id,v,email,name,phone,text\n");
        for (var note = 0; note < notes; note++) {
            text.append("k").append(note).append(",1,ann@private.test,,,\n");
        }
        return drafts(text.toString(), text.length());
    }

    /** An iterator over the pages of an object that should have this size. */
    public static PageDrafts drafts(String text, int size) {
        return new PageDrafts(
                new Reading(Tenant.DEFAULT, Streams.NOTES, Lane.LIVE, "one", Instant.EPOCH, 1, 0),
                new ByteArrayInputStream(text.getBytes(UTF_8)),
                size,
                new CsvFramer(',', '"', 1 << 16),
                PAGES);
    }

    private static Claim page(String stream) {
        PageDraft draft = drafts(NOTES, NOTES.length()).next();
        return new Claim(
                new Page(
                        Tenant.DEFAULT,
                        stream,
                        Lane.LIVE,
                        7,
                        1,
                        "one",
                        draft.start(),
                        draft.payload(),
                        draft.preamble(),
                        draft.frames(),
                        Instant.EPOCH),
                "me",
                1,
                1);
    }
}
