package dev.wadi.quarantine.postgres;

import static dev.wadi.quarantine.postgres.CurrentQuarantine.IS_CURRENT;
import static dev.wadi.quarantine.postgres.CurrentQuarantine.ROWS;

import dev.wadi.bronze.postgres.AmendmentRows;
import dev.wadi.core.Amendment;
import dev.wadi.core.Page;
import dev.wadi.core.Tenant;
import dev.wadi.quarantine.Asked;
import dev.wadi.quarantine.By;
import dev.wadi.quarantine.Cause;
import dev.wadi.quarantine.Kept;
import dev.wadi.quarantine.NotOnTheDesk;
import dev.wadi.quarantine.RecordAt;
import java.util.Arrays;
import java.util.List;
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
        if (same(current(alone, 0), amendment)) {
            return Asked.NOTHING;
        }
        var kind = amendment instanceof Amendment.Edit ? "mend" : "discard";
        var pages = pagesWith(alone);
        if (pages.isEmpty()) {
            throw new NotOnTheDesk("record " + at + " is in quarantine no more");
        }
        var asked = acts.ask(handle, kind, by, Acts.about(at, alone.stream()), 1, pages);
        keep(asked.act(), alone, 0, Optional.of(amendment));
        return asked;
    }

    /** @param records of the cause, none twice */
    Asked discard(Cause cause, List<Kept> records, By by) {
        var discard = new Amendment.Discard();
        var named = new TreeSet<Long>();
        var news = records.stream()
                .filter(record -> !same(current(record.alone().page(), 0), discard))
                .toList();
        var pages = news.stream().map(record -> record.at().pageId()).distinct().toList();
        var asked = acts.ask(handle, "discard", by, Acts.about(cause), news.size(), pages);
        for (var record : news) {
            var page = record.alone().page();
            if (named.add(names.name(page, 0))) {
                keep(asked.act(), page, 0, Optional.of(discard));
            }
        }
        return asked;
    }

    Asked reopen(RecordAt at, Page page, By by) {
        if (at.ordinal() >= page.frames().size()) {
            throw new NotOnTheDesk("page " + at.pageId() + " has no record " + at.ordinal());
        }
        if (current(page, at.ordinal()).isEmpty()) {
            return Asked.NOTHING;
        }
        var asked = acts.ask(handle, "reopen", by, Acts.about(at, page.stream()), 1, List.of(at.pageId()));
        keep(asked.act(), page, at.ordinal(), Optional.empty());
        return asked;
    }

    private Optional<Amendment> current(Page page, int ordinal) {
        return names.upto(handle, page.only(page.original(ordinal)), AmendmentRows.last(handle, tenant))
                .of(0);
    }

    private static boolean same(Optional<Amendment> before, Amendment after) {
        return before.filter(known -> known instanceof Amendment.Edit left && after instanceof Amendment.Edit right
                        ? Arrays.equals(left.replacement(), right.replacement())
                        : known.equals(after))
                .isPresent();
    }

    /** Pages with the same bytes in quarantine. */
    private List<Long> pagesWith(Page alone) {
        return handle.createQuery("SELECT DISTINCT q.page_id FROM " + ROWS
                        + " WHERE q.tenant = :tenant AND q.stream = :stream AND q.byte_count = :length"
                        + " AND q.original = :original AND " + IS_CURRENT + " ORDER BY q.page_id")
                .bind("tenant", tenant.name())
                .bind("stream", alone.stream())
                .bind("length", alone.payload().length)
                .bind("original", alone.payload())
                .mapTo(Long.class)
                .list();
    }

    /** @param amendment nothing where what was decided is taken back */
    private void keep(long act, Page page, int ordinal, Optional<Amendment> amendment) {
        handle.createUpdate("""
                        INSERT INTO bronze.amendment (tenant, number, stream, record_hash, kind, replacement, act_id)
                        SELECT :tenant, coalesce(max(number), 0) + 1, :stream, :hash, :kind, :replacement, :act
                        FROM bronze.amendment WHERE tenant = :tenant
                        """)
                .bind("tenant", tenant.name())
                .bind("stream", page.stream())
                .bind("hash", names.name(page, ordinal))
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
