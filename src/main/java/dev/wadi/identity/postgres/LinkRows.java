package dev.wadi.identity.postgres;

import dev.wadi.contract.IdentitySpec.Kind;
import dev.wadi.core.Tenant;
import dev.wadi.identity.register.Membership;
import dev.wadi.identity.register.RecordName;
import dev.wadi.identity.register.Review;
import dev.wadi.identity.register.Settlement;
import dev.wadi.postgres.CopyText;
import dev.wadi.postgres.Statistics;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;

/** Writes what became of customers into the candidate: links, reviews, merges. */
final class LinkRows {

    private static final String LINKS = "settled_link";
    private static final String LINK_COLUMNS = "stream, record_key, kind, customer_id, confidence, reason";

    private static final String REVIEWS = "settled_review";

    private final Handle handle;
    private final Tenant tenant;
    private final int candidate;

    LinkRows(Handle handle, Tenant tenant, int candidate) {
        this.handle = handle;
        this.tenant = tenant;
        this.candidate = candidate;
    }

    void write(Map<Kind, Settlement> settlements) {
        writeLinks(settlements);
        writeReviews(settlements);
        settlements.values().forEach(this::writeMerges);
    }

    private void writeLinks(Map<Kind, Settlement> settlements) {
        // one that is a company now and was a person has left the people and joined the companies
        var left = new LinkedHashSet<RecordName>();
        settlements.values().forEach(settlement -> left.addAll(settlement.left()));
        var begun = beginFresh(settlements, left) + moveOthers(settlements, left);
        Statistics.refresh(handle, "identity.link", begun);
    }

    /** Those without a link so far, by far the most where there are many, go straight to where they belong. */
    private int beginFresh(Map<Kind, Settlement> settlements, Set<RecordName> left) {
        var rows = new CopyText();
        var begun = new AtomicInteger();
        rows.stream(
                handle,
                "identity.link",
                "tenant, from_publication, " + LINK_COLUMNS,
                () -> settlements.forEach((kind, settlement) -> settlement
                        .joined()
                        .forEach((record, membership) -> {
                            if (isFresh(settlement, left, record)) {
                                rows.add(tenant.name()).add(candidate);
                                add(rows, record, kind, membership);
                                begun.incrementAndGet();
                            }
                        })));
        return begun.get();
    }

    private static boolean isFresh(Settlement settlement, Set<RecordName> left, RecordName record) {
        return settlement.fresh().contains(record) && !left.contains(record);
    }

    private static void add(CopyText rows, RecordName record, Kind kind, Membership membership) {
        rows.add(record.stream()).add(record.key()).add(kind.label());
        rows.add(membership.customer()).add(membership.confidence()).add(membership.reason());
        rows.endRow();
    }

    /** Links that stood end, and others begin in their place where the record still belongs to somebody. */
    private int moveOthers(Map<Kind, Settlement> settlements, Set<RecordName> left) {
        makeWorkingTable(
                LINKS,
                "stream text, record_key text, kind text, customer_id uuid, confidence double precision, reason text");
        var rows = new CopyText();
        var joined = new HashSet<RecordName>();
        rows.stream(handle, LINKS, LINK_COLUMNS, () -> {
            settlements.forEach((kind, settlement) -> settlement.joined().forEach((record, membership) -> {
                if (!isFresh(settlement, left, record)) {
                    joined.add(record);
                    add(rows, record, kind, membership);
                }
            }));
            left.stream().filter(record -> !joined.contains(record)).forEach(record -> {
                rows.add(record.stream()).add(record.key());
                rows.add(null).add(null).add(null).add(null);
                rows.endRow();
            });
        });
        Statistics.analyze(handle, LINKS);
        Validity.end(handle, tenant, candidate, "identity.link", LINKS, List.of("stream", "record_key"));
        insert("""
                INSERT INTO identity.link
                  (tenant, stream, record_key, from_publication, kind, customer_id, confidence, reason)
                SELECT :tenant, stream, record_key, :candidate, kind, customer_id, confidence, reason
                FROM settled_link WHERE customer_id IS NOT NULL
                """);
        return joined.size();
    }

    private void writeReviews(Map<Kind, Settlement> settlements) {
        makeWorkingTable(
                REVIEWS,
                "kind text, left_stream text, left_key text, right_stream text, right_key text, "
                        + "probability double precision, reason text, open boolean");
        var rows = new CopyText();
        settlements.forEach((kind, settlement) -> {
            settlement.closed().forEach(review -> add(rows, kind, review, false));
            settlement.opened().forEach(review -> add(rows, kind, review, true));
        });
        rows.into(handle, REVIEWS, "kind, left_stream, left_key, right_stream, right_key, probability, reason, open");
        Validity.end(
                handle,
                tenant,
                candidate,
                "identity.review",
                REVIEWS,
                List.of("left_stream", "left_key", "right_stream", "right_key"));
        insert("""
                INSERT INTO identity.review (tenant, kind, left_stream, left_key, right_stream, right_key,
                  from_publication, probability, reason)
                SELECT :tenant, kind, left_stream, left_key, right_stream, right_key, :candidate, probability, reason
                FROM settled_review WHERE open
                """);
    }

    private static void add(CopyText rows, Kind kind, Review review, boolean open) {
        rows.add(kind.label());
        rows.add(review.left().stream()).add(review.left().key());
        rows.add(review.right().stream()).add(review.right().key());
        rows.add(review.probability()).add(review.reason()).add(open);
        rows.endRow();
    }

    private void writeMerges(Settlement settlement) {
        var rows = new CopyText();
        settlement.merged().forEach((gone, into) -> {
            rows.add(tenant.name()).add(gone).add(into).add(candidate);
            rows.endRow();
        });
        rows.into(handle, "identity.merge", "tenant, customer_id, merged_into, publication");
    }

    private void makeWorkingTable(String name, String columns) {
        handle.execute("CREATE TEMP TABLE IF NOT EXISTS " + name + " (" + columns + ") ON COMMIT DELETE ROWS");
        handle.execute("DELETE FROM " + name);
    }

    private void insert(String sql) {
        handle.createUpdate(sql)
                .bind("tenant", tenant.name())
                .bind("candidate", candidate)
                .execute();
    }
}
