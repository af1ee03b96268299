package dev.wadi.sandbox.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.core.Tenant;
import dev.wadi.postgres.Database;
import dev.wadi.sandbox.report.SetAside.Found;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads an {@link Outcome} from the service's database once nothing moves any more. */
public final class Outcomes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Tenant tenant;

    public Outcomes(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** What is there. */
    public Outcome read() {
        return database.inTransaction(handle -> {
            var setAside = new ArrayList<SetAside>();
            var byCode = rejects(handle, setAside);
            return handle.createQuery("""
                            SELECT
                              (SELECT count(*) FROM bronze.page WHERE tenant = :tenant) AS pages,
                              (SELECT count(*) FROM ops.publication
                                WHERE tenant = :tenant AND published_at IS NOT NULL) AS publications,
                              (SELECT count(*) FROM gold.ticket WHERE tenant = :tenant) AS gold_ticket,
                              (SELECT count(*) FROM gold.customer WHERE tenant = :tenant) AS gold_customer,
                              (SELECT count(*) FROM silver.ticket WHERE tenant = :tenant) AS silver_ticket,
                              (SELECT p.content_hash FROM ops.publication p JOIN ops.latest_publication l
                                ON l.tenant = p.tenant AND l.publication = p.publication
                                WHERE p.tenant = :tenant) AS content_hash,
                              (SELECT min(opened_at) FROM ops.run WHERE tenant = :tenant) AS first_opened,
                              (SELECT max(published_at) FROM ops.publication WHERE tenant = :tenant) AS last_published
                            """)
                    .bind("tenant", tenant.name())
                    .map((row, context) -> new Outcome(
                            byCode,
                            setAside,
                            row.getLong("pages"),
                            row.getLong("publications"),
                            Map.of(
                                    "gold.ticket", row.getLong("gold_ticket"),
                                    "gold.customer", row.getLong("gold_customer"),
                                    "silver.ticket", row.getLong("silver_ticket")),
                            Optional.ofNullable(row.getObject("content_hash", Long.class)),
                            moment(row, "first_opened"),
                            moment(row, "last_published")))
                    .one();
        });
    }

    /** Of the current attempts, as the ledger counts them. */
    private Map<String, Map<String, Long>> rejects(Handle handle, List<SetAside> into) {
        var byCode = new HashMap<String, Map<String, Long>>();
        handle.createQuery("""
                        WITH current_attempt AS (
                          SELECT DISTINCT ON (page_id) attempt_id FROM ops.attempt
                          WHERE tenant = :tenant ORDER BY page_id, deployment DESC, attempt_id DESC)
                        SELECT q.stream, regexp_replace(q.partition, '@[^@]*$', '') AS object, q.byte_start,
                          q.byte_count, q.problems
                        FROM ops.quarantine q JOIN current_attempt USING (attempt_id)
                        WHERE q.tenant = :tenant ORDER BY object, q.byte_start
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> {
                    var found = found(row.getString("problems"));
                    var counts = byCode.computeIfAbsent(row.getString("stream"), none -> new TreeMap<>());
                    found.forEach(problem -> counts.merge(problem.code(), 1L, Long::sum));
                    return new SetAside(
                            row.getString("object"), row.getLong("byte_start"), row.getInt("byte_count"), found);
                })
                .forEach(into::add);
        return byCode;
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
