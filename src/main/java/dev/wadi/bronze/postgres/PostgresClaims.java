package dev.wadi.bronze.postgres;

import com.github.luben.zstd.Zstd;
import dev.wadi.bronze.Claims;
import dev.wadi.core.Claim;
import dev.wadi.core.Frames;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Lane;
import dev.wadi.core.Page;
import dev.wadi.core.Tenant;
import dev.wadi.failpoint.Failpoint;
import dev.wadi.pace.Pace;
import dev.wadi.postgres.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * CLAIM in Postgres, by {@code FOR UPDATE SKIP LOCKED}: workers of any number of processes never wait for one another. What a
 * process held that has died ({@link dev.wadi.postgres.Presence}) can be claimed at once, as if its lease had lapsed; should it
 * live after all, it comes too late with what it has done. Nobody takes its own pages for those of the dead.
 *
 * <p>A page that has been attempted waits for a process of the newest deployment: it is attempted once more for the sake of what that
 * one does otherwise. What has just landed any process may work on, so that an old one goes on until it is stopped.
 */
public final class PostgresClaims implements Claims {

    private static final int LAPSES_BEFORE_PARKED = 3;

    private static final String GIVEN_UP = """
            c.state = 'claimed' AND (c.lease_until < now() OR c.attended AND c.owner <> :owner AND NOT ops.lives(c.owner))
            """;

    private final Database database;
    private final Tenant tenant;
    private final String owner;
    private final int deployment;
    private final Duration lease;
    private final AmendmentRows amendments;
    private final Pace pace;

    /**
     * Claims of one process.
     *
     * @param owner      names this process among all
     * @param deployment the contracts and code its attempts are made with
     * @param hash       the key that amended records are named with
     */
    public PostgresClaims(
            Database database, Tenant tenant, String owner, int deployment, Duration lease, KeyedHash hash) {
        this(database, tenant, owner, deployment, lease, hash, Pace.unhindered());
    }

    /**
     * The same.
     *
     * @param pace how fast it may claim pages of backfills
     */
    public PostgresClaims(
            Database database, Tenant tenant, String owner, int deployment, Duration lease, KeyedHash hash, Pace pace) {
        this.pace = pace;
        this.database = database;
        this.tenant = tenant;
        this.owner = owner;
        this.deployment = deployment;
        this.lease = lease;
        this.amendments = new AmendmentRows(hash);
    }

    /** Pages of backfills only where there are no others. */
    @Override
    public List<Claim> take(int most) {
        var live = take(most, false);
        var ofBackfills = live.isEmpty() ? pace.pieces(most) : 0;
        return ofBackfills == 0 ? live : take(ofBackfills, true);
    }

    private List<Claim> take(int most, boolean ofBackfills) {
        var taken = database.inTransaction(handle -> {
            park(handle);
            var claims = handle.createQuery("""
                            WITH next AS MATERIALIZED (
                              SELECT c.page_id FROM bronze.claim c
                              WHERE c.tenant = :tenant AND (c.rank < :backfill OR :ofBackfills)
                                AND (c.state = 'waiting' OR %s)
                                AND (
                                  :deployment >= (SELECT coalesce(max(deployment), 0) FROM ops.deployment
                                    WHERE tenant = :tenant)
                                  OR NOT EXISTS (
                                    SELECT FROM ops.attempt a
                                    WHERE a.tenant = c.tenant AND a.page_id = c.page_id))
                              ORDER BY c.rank, c.page_id LIMIT :most FOR UPDATE OF c SKIP LOCKED),
                            taken AS (
                              UPDATE bronze.claim c
                              SET lapses = lapses + CASE state WHEN 'claimed' THEN 1 ELSE 0 END, state = 'claimed',
                                  owner = :owner, attended = ops.lives(:owner),
                                  epoch = epoch + 1, deployment = :deployment,
                                  lease_until = now() + :lease * interval '1 millisecond'
                              FROM next WHERE c.tenant = :tenant AND c.page_id = next.page_id
                              RETURNING c.page_id, c.epoch, c.rank)
                            SELECT p.*, t.epoch FROM taken t
                            JOIN bronze.page p ON p.tenant = :tenant AND p.page_id = t.page_id
                            ORDER BY t.rank, p.page_id
                            """.formatted(GIVEN_UP))
                    .bind("tenant", tenant.name())
                    .bind("owner", owner)
                    .bind("backfill", PostgresLanding.AFTER_ALL_ELSE)
                    .bind("ofBackfills", ofBackfills)
                    .bind("deployment", deployment)
                    .bind("lease", lease.toMillis())
                    .bind("most", most)
                    .map((row, context) -> new Claim(page(row), owner, row.getInt("epoch"), deployment))
                    .list();
            // in a statement of its own: what was decided before the claim is seen, what is decided after ends it
            claims.forEach(claim -> Failpoint.at("claim.taken", claim.page().stream()));
            return claims.isEmpty() ? claims : amendments.known(handle, claims);
        });
        taken.forEach(claim -> Failpoint.at("claim.done", claim.page().stream()));
        return taken;
    }

    @Override
    public void release(Claim claim) {
        giveBack(claim, 0);
    }

    @Override
    public void fail(Claim claim) {
        giveBack(claim, 1);
    }

    private void giveBack(Claim claim, int lapses) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE bronze.claim
                        SET state = CASE WHEN lapses + :lapses >= :park THEN 'parked' ELSE 'waiting' END,
                            lapses = lapses + :lapses, lease_until = NULL
                        WHERE tenant = :tenant AND page_id = :page AND epoch = :epoch AND state = 'claimed'
                        """)
                .bind("tenant", tenant.name())
                .bind("page", claim.page().id())
                .bind("epoch", claim.epoch())
                .bind("lapses", lapses)
                .bind("park", LAPSES_BEFORE_PARKED)
                .execute());
    }

    private void park(Handle handle) {
        handle.createUpdate("""
                        UPDATE bronze.claim c SET state = 'parked', lapses = lapses + 1, lease_until = NULL
                        WHERE tenant = :tenant AND lapses + 1 >= :park AND %s
                        """.formatted(GIVEN_UP))
                .bind("tenant", tenant.name())
                .bind("owner", owner)
                .bind("park", LAPSES_BEFORE_PARKED)
                .execute();
    }

    /** The page in a row of {@code bronze.page}. */
    public static Page page(ResultSet row) throws SQLException {
        return new Page(
                new Tenant(row.getString("tenant")),
                row.getString("stream"),
                Lane.of(row.getString("lane")),
                row.getLong("page_id"),
                row.getLong("run_id"),
                row.getString("partition"),
                row.getLong("position"),
                Zstd.decompress(row.getBytes("payload"), row.getInt("size")),
                row.getBytes("preamble"),
                Frames.decode(row.getBytes("frames"), row.getInt("records")),
                row.getObject("read_at", OffsetDateTime.class).toInstant());
    }
}
