package dev.wadi.quarantine.postgres;

import dev.wadi.bronze.postgres.AmendmentRows;
import dev.wadi.core.Page;
import dev.wadi.core.Tenant;
import dev.wadi.core.amendment.Amendment;
import dev.wadi.core.amendment.Decision;
import dev.wadi.ledger.postgres.NewestAttempt;
import dev.wadi.quarantine.Asked;
import dev.wadi.quarantine.By;
import dev.wadi.quarantine.Cause;
import dev.wadi.quarantine.Kept;
import dev.wadi.quarantine.NotOnTheDesk;
import dev.wadi.quarantine.RecordAt;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps decisions about records, within one transaction. They are numbered under a lock that is held until the commit, so that
 * an attempt that knows one knows all of lower numbers.
 */
final class AmendmentWriter {

    private final Handle handle;
    private final Tenant tenant;
    private final AmendmentRows names;
    private final Acts acts;

    AmendmentWriter(Handle handle, Tenant tenant, AmendmentRows names, Acts acts) {
        this.handle = handle;
        this.tenant = tenant;
        this.names = names;
        this.acts = acts;
        handle.execute("LOCK TABLE bronze.amendment IN SHARE ROW EXCLUSIVE MODE");
    }

    /** @param alone a page of nothing but the record */
    Asked amend(RecordAt at, Page alone, Amendment amendment, By by) {
        if (!isSetAside(at)) {
            throw new NotOnTheDesk("record " + at + " is in quarantine no more");
        }
        var kind = amendment instanceof Amendment.Edit ? "mend" : "discard";
        return decide(kind, Acts.about(at, alone.stream()), List.of(landed(at, alone, 0)), Optional.of(amendment), by);
    }

    /** @param records of the cause */
    Asked discard(Cause cause, List<Kept> records, By by) {
        var landed = records.stream()
                .map(record -> landed(record.at(), record.alone().page(), 0))
                .toList();
        return decide("discard", Acts.about(cause), landed, Optional.of(new Amendment.Discard()), by);
    }

    Asked reopen(RecordAt at, Page page, By by) {
        if (at.ordinal() >= page.frames().size()) {
            throw new NotOnTheDesk("page " + at.pageId() + " has no record " + at.ordinal());
        }
        return decide(
                "reopen", Acts.about(at, page.stream()), List.of(landed(at, page, at.ordinal())), Optional.empty(), by);
    }

    /**
     * A record as it landed.
     *
     * @param name of its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Landed(RecordAt at, String stream, long name, byte[] bytes) {}

    private Landed landed(RecordAt at, Page page, int ordinal) {
        return new Landed(at, page.stream(), names.name(page, ordinal), page.original(ordinal));
    }

    /**
     * Decides about records of one stream, and has every page attempted once more that holds the same bytes and has them in
     * quarantine, had them there, or took them by an earlier decision. Of a record about which this was decided before only the
     * page is asked again, where its attempt began too early to know and nothing else is to come.
     *
     * @param amendment nothing where what was decided is taken back
     */
    private Asked decide(
            String kind, Map<String, Object> about, List<Landed> records, Optional<Amendment> amendment, By by) {
        if (records.isEmpty()) {
            return Asked.NOTHING;
        }
        var stream = records.get(0).stream;
        var known = AmendmentRows.decisions(
                handle,
                tenant,
                stream,
                records.stream().map(Landed::name).distinct().toList(),
                AmendmentRows.last(handle, tenant));
        var news = new LinkedHashMap<Long, Landed>();
        var pages = new TreeSet<Long>();
        var asked = 0;
        for (var record : records) {
            var before = Optional.ofNullable(known.get(record.name));
            if (!same(before.flatMap(Decision::amendment), amendment)) {
                news.putIfAbsent(record.name, record);
                pages.add(record.at.pageId());
                asked++;
            } else if (before.isPresent() && isLate(record.at.pageId(), before.get())) {
                pages.add(record.at.pageId());
                asked++;
            }
        }
        pages.addAll(pagesWith(stream, news.values()));
        var act = acts.ask(handle, kind, by, about, asked, List.copyOf(pages));
        news.values().forEach(record -> keep(act.act(), record, amendment));
        return act;
    }

    private static boolean same(Optional<Amendment> before, Optional<Amendment> after) {
        return before.orElse(null) instanceof Amendment.Edit left && after.orElse(null) instanceof Amendment.Edit right
                ? Arrays.equals(left.replacement(), right.replacement())
                : before.equals(after);
    }

    private boolean isSetAside(RecordAt at) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM ops.set_aside q"
                        + " WHERE q.tenant = :tenant AND q.page_id = :page AND q.ordinal = :ordinal)")
                .bind("tenant", tenant.name())
                .bind("page", at.pageId())
                .bind("ordinal", at.ordinal())
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether the last word on a page has been spoken without knowing a decision. */
    private boolean isLate(long page, Decision decision) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM ops.attempt a JOIN bronze.claim c USING (tenant, page_id)"
                        + " WHERE a.tenant = :tenant AND a.page_id = :page AND a.amended_upto < :number"
                        + " AND c.state NOT IN ('waiting', 'claimed') AND " + NewestAttempt.OF_ITS_PAGE + ")")
                .bind("tenant", tenant.name())
                .bind("page", page)
                .bind("number", decision.number())
                .mapTo(Boolean.class)
                .one();
    }

    private List<Long> pagesWith(String stream, Collection<Landed> records) {
        return handle.createQuery("""
                        SELECT q.page_id FROM ops.quarantine q
                        WHERE q.tenant = :tenant AND q.stream = :stream
                          AND q.original IN (SELECT decode(hex, 'hex') FROM unnest(:originals) AS hex)
                        UNION
                        SELECT a.page_id FROM bronze.amendment d
                        JOIN ops.amended m ON m.tenant = d.tenant AND m.number = d.number
                        JOIN ops.attempt a ON a.tenant = m.tenant AND a.attempt_id = m.attempt_id
                        WHERE d.tenant = :tenant AND d.stream = :stream AND d.record_hash = ANY(:names)
                        """)
                .bind("tenant", tenant.name())
                .bind("stream", stream)
                .bindArray(
                        "originals",
                        String.class,
                        records.stream()
                                .map(record -> HexFormat.of().formatHex(record.bytes))
                                .toList())
                .bindArray(
                        "names", Long.class, records.stream().map(Landed::name).toList())
                .mapTo(Long.class)
                .list();
    }

    private void keep(long act, Landed record, Optional<Amendment> amendment) {
        handle.createUpdate("""
                        INSERT INTO bronze.amendment (tenant, number, stream, record_hash, kind, replacement, act_id)
                        SELECT :tenant, coalesce(max(number), 0) + 1, :stream, :hash, :kind, :replacement, :act
                        FROM bronze.amendment WHERE tenant = :tenant
                        """)
                .bind("tenant", tenant.name())
                .bind("stream", record.stream)
                .bind("hash", record.name)
                .bind("kind", amendment.map(AmendmentWriter::kind).orElse("reopen"))
                .bind("replacement", amendment.map(AmendmentWriter::replacement).orElse(null))
                .bind("act", act)
                .execute();
    }

    private static String kind(Amendment amendment) {
        return amendment instanceof Amendment.Edit ? "edit" : "discard";
    }

    private static byte @Nullable [] replacement(Amendment amendment) {
        return amendment instanceof Amendment.Edit edit ? edit.replacement() : null;
    }
}
