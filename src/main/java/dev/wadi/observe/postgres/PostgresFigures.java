package dev.wadi.observe.postgres;

import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.ledger.Ledger;
import dev.wadi.ledger.postgres.NewestAttempt;
import dev.wadi.observe.Figures;
import dev.wadi.observe.StreamFigures;
import dev.wadi.postgres.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Looks at Postgres for figures, and gives up where that takes too long. For one thread. */
public final class PostgresFigures implements Figures.Source {

    private static final String PATIENCE = "SET LOCAL statement_timeout = '20s'";

    private final Database database;
    private final Tenant tenant;
    private final Published published;
    private final StreamCounts counts;

    public PostgresFigures(Database database, Tenant tenant, Contracts contracts, Ledger ledger) {
        this.database = database;
        this.tenant = tenant;
        this.published = new Published(tenant, contracts);
        this.counts = new StreamCounts(tenant, ledger);
    }

    @Override
    public Figures take() {
        return database.inTransaction(handle -> {
            handle.execute(PATIENCE);
            var latest = handle.createQuery("""
                            SELECT now() AS now, p.publication, p.published_at,
                              (SELECT opened_at FROM ops.publication
                               WHERE tenant = :tenant AND published_at IS NULL) AS candidate_at,
                              (SELECT count(*) FROM ops.dead_letter WHERE tenant = :tenant) AS dead_letters
                            FROM (SELECT) one LEFT JOIN LATERAL (
                              SELECT publication, published_at FROM ops.publication
                              WHERE tenant = :tenant AND published_at IS NOT NULL
                              ORDER BY publication DESC LIMIT 1) p ON true
                            """)
                    .bind("tenant", tenant.name())
                    .map((row, context) -> new Figures(
                            instant(row, "now").orElseThrow(),
                            Map.of(),
                            row.getInt("publication"),
                            instant(row, "published_at"),
                            instant(row, "candidate_at"),
                            row.getLong("dead_letters"),
                            Map.of(),
                            List.of()))
                    .one();
            var took = published.upTo(handle, latest.publication());
            return new Figures(
                    latest.takenAt(),
                    streams(handle),
                    latest.publication(),
                    latest.publishedAt(),
                    latest.candidateAt(),
                    latest.deadLetters(),
                    UpkeepFigures.of(handle, tenant),
                    took);
        });
    }

    @Override
    public Figures.Counts count() {
        var balances = counts.unbalanced();
        return database.inTransaction(handle -> {
            handle.execute(PATIENCE);
            return new Figures.Counts(counts.of(handle, balances), bytes(handle));
        });
    }

    private Map<String, StreamFigures> streams(Handle handle) {
        var streams = new HashMap<String, StreamFigures>();
        published
                .newest()
                .forEach((stream, newest) -> streams.put(
                        stream,
                        new StreamFigures(Optional.of(newest), Optional.empty(), Optional.empty(), 0, 0, 0, 0, false)));
        handle.createQuery("""
                        WITH open AS (
                          SELECT p.stream, min(p.landed_at) AS since,
                            count(*) FILTER (WHERE c.state = 'waiting') AS waiting,
                            count(*) FILTER (WHERE c.state = 'claimed') AS claimed,
                            count(*) FILTER (WHERE c.state = 'parked') AS parked
                          FROM bronze.claim c JOIN bronze.page p USING (tenant, page_id)
                          WHERE c.tenant = :tenant
                            AND (c.state IN ('waiting', 'claimed') OR c.state = 'parked')
                          GROUP BY p.stream),
                        written AS (
                          SELECT a.stream, min(p.landed_at) AS since
                          FROM ops.attempt a JOIN bronze.page p USING (tenant, page_id)
                          WHERE a.tenant = :tenant AND a.published_in IS NULL AND %s
                          GROUP BY a.stream),
                        held AS (
                          SELECT r.stream, count(DISTINCT v.run_id) AS held
                          FROM quality.verdict v JOIN ops.run r USING (tenant, run_id)
                          WHERE v.tenant = :tenant AND v.outcome = 'hold' AND EXISTS (
                            SELECT FROM ops.attempt a
                            WHERE a.tenant = v.tenant AND a.run_id = v.run_id AND a.published_in IS NULL)
                          GROUP BY r.stream),
                        poll AS (SELECT stream, done_at FROM ops.poll WHERE tenant = :tenant),
                        stopped AS (
                          SELECT stream, true AS stopped FROM ops.stream
                          WHERE tenant = :tenant AND stopped_until > clock_timestamp())
                        SELECT stream, poll.done_at, least(open.since, written.since) AS since,
                          waiting, claimed, parked, held,
                          coalesce(stopped, false) AS stopped
                        FROM open FULL JOIN written USING (stream) FULL JOIN held USING (stream)
                        FULL JOIN poll USING (stream) FULL JOIN stopped USING (stream)
                        """.formatted(NewestAttempt.OF_ITS_PAGE))
                .bind("tenant", tenant.name())
                .map((row, context) -> {
                    var stream = row.getString("stream");
                    streams.put(
                            stream,
                            new StreamFigures(
                                    Optional.ofNullable(published.newest().get(stream)),
                                    instant(row, "done_at"),
                                    instant(row, "since"),
                                    row.getLong("waiting"),
                                    row.getLong("claimed"),
                                    row.getLong("parked"),
                                    row.getLong("held"),
                                    row.getBoolean("stopped")));
                    return stream;
                })
                .list();
        return streams;
    }

    private static Map<String, Long> bytes(Handle handle) {
        var bytes = new HashMap<String, Long>();
        handle.createQuery("""
                        SELECT n.nspname AS layer, sum(pg_total_relation_size(c.oid)) AS bytes
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname IN ('bronze', 'silver', 'identity', 'gold', 'ops', 'quality', 'enrich')
                          AND c.relkind IN ('r', 'm')
                        GROUP BY n.nspname
                        """)
                .map((row, context) -> bytes.put(row.getString("layer"), row.getLong("bytes")))
                .list();
        return bytes;
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
