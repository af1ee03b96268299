package dev.wadi.sandbox.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.Identifiers;
import dev.wadi.sandbox.score.SetAside;
import dev.wadi.sandbox.score.SetAside.Found;
import dev.wadi.sandbox.supply.TicketSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads an {@link Outcome} from the service's database once nothing moves any more. */
public final class Outcomes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Tenant tenant;
    private final Contracts contracts;

    public Outcomes(Database database, Tenant tenant, Contracts contracts) {
        this.database = database;
        this.tenant = tenant;
        this.contracts = contracts;
    }

    /**
     * What is there.
     *
     * @param pageBefore the last page of the act before
     */
    public Outcome read(long pageBefore) {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT
                          (SELECT coalesce(max(page_id), 0) FROM bronze.page WHERE tenant = :tenant) AS last_page,
                          (SELECT count(*) FROM bronze.page WHERE tenant = :tenant) AS pages,
                          (SELECT count(*) FROM ops.publication
                            WHERE tenant = :tenant AND published_at IS NOT NULL) AS publications,
                          (SELECT count(DISTINCT customer_id) FROM identity.link
                            WHERE tenant = :tenant AND to_publication IS NULL) AS customers,
                          (SELECT count(*) FROM identity.review
                            WHERE tenant = :tenant AND to_publication IS NULL) AS reviews,
                          (SELECT p.content_hash FROM ops.publication p JOIN ops.latest_publication l
                            ON l.tenant = p.tenant AND l.publication = p.publication
                            WHERE p.tenant = :tenant) AS content_hash,
                          (SELECT min(r.opened_at) FROM ops.run r JOIN bronze.page p
                            ON p.tenant = r.tenant AND p.run_id = r.run_id
                            WHERE r.tenant = :tenant AND p.page_id > :before) AS first_opened,
                          (SELECT max(published_at) FROM ops.publication WHERE tenant = :tenant) AS last_published
                        """)
                .bind("tenant", tenant.name())
                .bind("before", pageBefore)
                .map((row, context) -> new Outcome(
                        row.getLong("last_page"),
                        setAside(handle, pageBefore),
                        row.getLong("pages"),
                        row.getLong("publications"),
                        gold(handle),
                        row.getLong("customers"),
                        row.getLong("reviews"),
                        links(handle),
                        Optional.ofNullable(row.getObject("content_hash", Long.class)),
                        moment(row, "first_opened"),
                        moment(row, "last_published")))
                .one());
    }

    private List<SetAside> setAside(Handle handle, long pageBefore) {
        return handle.createQuery("""
                        WITH place AS (
                          SELECT page_id, stream, regexp_replace(partition, '@[^@]*$', '') AS object,
                            sum(records) OVER (PARTITION BY stream, partition ORDER BY position) - records AS before
                          FROM bronze.page WHERE tenant = :tenant),
                        current_attempt AS (
                          SELECT DISTINCT ON (page_id) attempt_id FROM ops.attempt
                          WHERE tenant = :tenant ORDER BY page_id, deployment DESC, attempt_id DESC)
                        SELECT p.stream, p.object, p.before + q.ordinal + 1 AS ordinal, q.problems, q.original
                        FROM ops.quarantine q JOIN current_attempt USING (attempt_id) JOIN place p USING (page_id)
                        WHERE q.tenant = :tenant AND q.page_id > :before ORDER BY q.page_id, q.ordinal
                        """)
                .bind("tenant", tenant.name())
                .bind("before", pageBefore)
                .map((row, context) -> new SetAside(name(row), found(row.getString("problems"))))
                .list();
    }

    /** Of a record on an object its place; the others carry their key. */
    private String name(ResultSet row) throws SQLException {
        var contract = contracts.of(row.getString("stream"));
        if (contract.source().query().isEmpty()) {
            return contract.stream() + "/" + TicketSource.firstName(row.getString("object")) + "#"
                    + row.getLong("ordinal");
        }
        try {
            var key = contract.column(contract.key()).from();
            return contract.stream() + "/"
                    + JSON.readTree(row.getBytes("original")).path(key).asText();
        } catch (IOException e) {
            throw new UncheckedIOException("a record of " + contract.stream() + " is no JSON", e);
        }
    }

    private Map<String, Long> gold(Handle handle) {
        var gold = new HashMap<String, Long>();
        for (var contract : contracts.all()) {
            gold.put(contract.stream(), rows(handle, contract));
        }
        return gold;
    }

    private long rows(Handle handle, Contract contract) {
        return handle.createQuery("SELECT count(*) FROM gold." + Identifiers.quoted(contract.entity())
                        + " WHERE tenant = :tenant")
                .bind("tenant", tenant.name())
                .mapTo(Long.class)
                .one();
    }

    private Map<String, String> links(Handle handle) {
        var links = new HashMap<String, String>();
        handle.createQuery("""
                        SELECT stream || '/' || record_key AS record, customer_id::text AS customer FROM identity.link
                        WHERE tenant = :tenant AND to_publication IS NULL
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> Map.entry(row.getString("record"), row.getString("customer")))
                .forEach(link -> links.put(link.getKey(), link.getValue()));
        return links;
    }

    private static List<Found> found(String problems) {
        try {
            return JSON.readValue(problems, new TypeReference<List<Map<String, String>>>() {}).stream()
                    .map(problem -> new Found(problem.getOrDefault("code", ""), problem.getOrDefault("pointer", "")))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the problems of a reject are a list of objects of texts", e);
        }
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(moment).map(OffsetDateTime::toInstant);
    }
}
