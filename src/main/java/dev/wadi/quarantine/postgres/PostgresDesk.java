package dev.wadi.quarantine.postgres;

import static dev.wadi.quarantine.postgres.SetAsideRows.OF_CAUSE;
import static dev.wadi.quarantine.postgres.SetAsideRows.ROWS;
import static dev.wadi.quarantine.postgres.SetAsideRows.bound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.bronze.postgres.AmendmentRows;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Claim;
import dev.wadi.core.Frames;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Lane;
import dev.wadi.core.Page;
import dev.wadi.core.Problem;
import dev.wadi.core.Tenant;
import dev.wadi.core.amendment.Amendment;
import dev.wadi.postgres.Database;
import dev.wadi.quarantine.Act;
import dev.wadi.quarantine.Asked;
import dev.wadi.quarantine.By;
import dev.wadi.quarantine.Cause;
import dev.wadi.quarantine.DeskStore;
import dev.wadi.quarantine.Kept;
import dev.wadi.quarantine.Past;
import dev.wadi.quarantine.Pile;
import dev.wadi.quarantine.RecordAt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The desk over {@code ops.set_aside}, {@code bronze.amendment} and {@code ops.desk_act}. */
public final class PostgresDesk implements DeskStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String RECORDS = "SELECT q.*, p.run_id, p.lane, p.preamble, p.read_at FROM " + ROWS
            + " JOIN bronze.page p ON p.tenant = q.tenant AND p.page_id = q.page_id WHERE ";

    private final Database database;
    private final Tenant tenant;
    private final AmendmentRows amendments;
    private final PastReader past;
    private final Acts acts;

    /**
     * The desk of a tenant.
     *
     * @param contracts today's, which say what the columns of versions are
     * @param hash      the key that amended records are named with
     */
    public PostgresDesk(Database database, Contracts contracts, Tenant tenant, KeyedHash hash) {
        this.database = database;
        this.tenant = tenant;
        this.amendments = new AmendmentRows(hash);
        this.past = new PastReader(contracts, tenant, amendments);
        this.acts = new Acts(tenant);
    }

    @Override
    public List<Pile> piles() {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT q.stream, p.code, p.pointer, min(p.detail) AS detail, count(*) AS records,
                          count(DISTINCT q.page_id) AS pages,
                          count(*) FILTER (WHERE c.state IN ('waiting', 'claimed')) AS waiting,
                          min(q.set_aside_at) AS since, max(q.set_aside_at) AS latest
                        FROM the_rows
                        CROSS JOIN LATERAL (
                          SELECT code, pointer, min(detail) AS detail
                          FROM jsonb_to_recordset(q.problems) AS problem (code text, pointer text, detail text)
                          GROUP BY code, pointer) p
                        WHERE q.tenant = :tenant
                        GROUP BY q.stream, p.code, p.pointer
                        ORDER BY records DESC, q.stream, p.code, p.pointer
                        """.replace("the_rows", ROWS))
                .bind("tenant", tenant.name())
                .map((row, context) -> new Pile(
                        new Cause(row.getString("stream"), row.getString("code"), row.getString("pointer")),
                        row.getString("detail"),
                        row.getLong("records"),
                        row.getLong("pages"),
                        row.getLong("waiting"),
                        instant(row, "since"),
                        instant(row, "latest")))
                .list());
    }

    @Override
    public List<Kept> records(Cause cause, int most) {
        return database.inTransaction(handle -> bound(
                        handle.createQuery(RECORDS + OF_CAUSE + " ORDER BY q.page_id, q.ordinal LIMIT :most"),
                        tenant,
                        cause)
                .bind("most", most)
                .map((row, context) -> kept(row))
                .list()
                .stream()
                .map(kept -> withAmendments(handle, kept))
                .toList());
    }

    @Override
    public Optional<Kept> record(RecordAt at) {
        return database.inTransaction(handle -> handle.createQuery(
                        RECORDS + "q.tenant = :tenant AND q.page_id = :page AND q.ordinal = :ordinal")
                .bind("tenant", tenant.name())
                .bind("page", at.pageId())
                .bind("ordinal", at.ordinal())
                .map((row, context) -> kept(row))
                .findOne()
                .map(kept -> withAmendments(handle, kept)));
    }

    @Override
    public int pages(Cause cause) {
        return database.inTransaction(handle -> bound(
                        handle.createQuery("SELECT count(DISTINCT q.page_id) FROM " + ROWS + " WHERE " + OF_CAUSE),
                        tenant,
                        cause)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public List<Past> past(Cause cause, int most) {
        return database.inTransaction(handle -> bound(
                        handle.createQuery("SELECT DISTINCT q.page_id FROM " + ROWS + " WHERE " + OF_CAUSE
                                + " ORDER BY q.page_id LIMIT :most"),
                        tenant,
                        cause)
                .bind("most", most)
                .mapTo(Long.class)
                .list()
                .stream()
                .map(page -> past.read(handle, page))
                .toList());
    }

    @Override
    public Past past(long pageId) {
        return database.inTransaction(handle -> past.read(handle, pageId));
    }

    @Override
    public Optional<String> contractInForce(String stream) {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT contracts ->> :stream FROM ops.deployment
                        WHERE tenant = :tenant ORDER BY deployment DESC LIMIT 1
                        """)
                .bind("tenant", tenant.name())
                .bind("stream", stream)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public Asked redrive(Cause cause, By by) {
        return database.inTransaction(handle -> {
            var found = bound(
                            handle.createQuery("SELECT q.page_id FROM " + ROWS + " WHERE " + OF_CAUSE
                                    + " AND c.state IN ('done', 'parked', 'paused')"
                                    + " AND q.deployment < (SELECT max(deployment) FROM ops.deployment WHERE tenant = :tenant)"
                                    + " ORDER BY q.page_id FOR UPDATE OF c"),
                            tenant,
                            cause)
                    .mapTo(Long.class)
                    .list();
            return acts.ask(
                    handle,
                    "redrive",
                    by,
                    Acts.about(cause),
                    found.size(),
                    found.stream().distinct().toList());
        });
    }

    @Override
    public Asked amend(Kept record, Amendment amendment, By by) {
        return database.inTransaction(handle -> new AmendmentWriter(handle, tenant, amendments, acts)
                .amend(record.at(), record.alone().page(), amendment, by));
    }

    @Override
    public Asked discard(Cause cause, By by) {
        return database.inTransaction(handle -> {
            var writer = new AmendmentWriter(handle, tenant, amendments, acts);
            var records = bound(
                            handle.createQuery(RECORDS + OF_CAUSE + " ORDER BY q.page_id, q.ordinal"), tenant, cause)
                    .map((row, context) -> kept(row))
                    .list();
            return writer.discard(cause, records, by);
        });
    }

    @Override
    public Asked reopen(RecordAt at, By by) {
        return database.inTransaction(handle -> new AmendmentWriter(handle, tenant, amendments, acts)
                .reopen(at, past.read(handle, at.pageId()).claim().page(), by));
    }

    @Override
    public void looked(Cause cause, int records, By by) {
        database.useTransaction(handle -> acts.keep(handle, "look", by, Acts.about(cause), records, 0));
    }

    @Override
    public List<Act> acts(int most) {
        return database.inTransaction(handle -> acts.latest(handle, most));
    }

    private Kept withAmendments(Handle handle, Kept kept) {
        var alone = kept.alone();
        var known = amendments.upto(handle, alone.page(), AmendmentRows.last(handle, tenant));
        return new Kept(
                kept.at(),
                kept.stage(),
                kept.problems(),
                kept.byteStart(),
                kept.setAsideAt(),
                new Claim(alone.page(), alone.owner(), alone.epoch(), alone.deployment(), known));
    }

    private Kept kept(ResultSet row) throws SQLException {
        var original = row.getBytes("original");
        var frames = new Frames.Builder();
        frames.add(0, original.length);
        var alone = new Page(
                tenant,
                row.getString("stream"),
                Lane.of(row.getString("lane")),
                row.getLong("page_id"),
                row.getLong("run_id"),
                row.getString("partition"),
                row.getLong("byte_start"),
                original,
                row.getBytes("preamble"),
                frames.build(),
                instant(row, "read_at"));
        return new Kept(
                new RecordAt(row.getLong("page_id"), row.getInt("ordinal")),
                row.getString("stage"),
                problems(row.getString("problems")),
                row.getLong("byte_start"),
                instant(row, "set_aside_at"),
                new Claim(alone, PastReader.NOBODY, 0, 0));
    }

    private static List<Problem> problems(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the problems of a reject are a list of objects of texts", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
