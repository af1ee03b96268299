package dev.wadi.gold.postgres;

import dev.wadi.contract.Contracts;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Tenant;
import dev.wadi.enrich.lifecycle.Lifecycle;
import dev.wadi.enrich.postgres.HonouredAnswers;
import dev.wadi.failpoint.Failpoint;
import dev.wadi.gold.Patience;
import dev.wadi.gold.Publisher;
import dev.wadi.identity.postgres.WaitingAttempts;
import dev.wadi.postgres.Database;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * PUBLISH in Postgres. The tenant's one writer brings gold from the last publication to the candidate and closes it, so that
 * readers of any transaction see all of it or none. The content hash moves by what changed.
 */
public final class PostgresPublisher implements Publisher {

    private static final double MILLIS = 1_000;

    private final Database database;
    private final Contracts contracts;
    private final Tenant tenant;
    private final KeyedHash hash;
    private final Lifecycle lifecycle;
    private final Patience patience;
    private final Clock clock;

    /**
     * The publisher of a tenant.
     *
     * @param patience how long a candidate may wait for pages that are read or worked on
     */
    public PostgresPublisher(
            Database database,
            Contracts contracts,
            Tenant tenant,
            KeyedHash hash,
            Lifecycle lifecycle,
            Patience patience,
            Clock clock) {
        this.database = database;
        this.contracts = contracts;
        this.tenant = tenant;
        this.hash = hash;
        this.lifecycle = lifecycle;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public boolean isDue() {
        return database.inTransaction(handle -> {
            var waiting = new WaitingAttempts(handle, tenant);
            var live = holdsLiveWork(handle);
            var backfilled = isBackfilled(handle);
            return !isWithin(handle, live || !backfilled ? patience.forMore() : patience.forBackfills())
                    || live && !moreIsRead(handle, false) && !waiting.anyLive()
                    || !backfilled && !moreIsRead(handle, true) && !waiting.any();
        });
    }

    /** Whether the candidate has more in it than backfills: readers are not to wait for the rest of these. */
    private boolean holdsLiveWork(Handle handle) {
        return handle.createQuery("""
                        SELECT EXISTS (
                          SELECT FROM ops.publication p
                          JOIN ops.attempt a ON a.tenant = p.tenant AND a.published_in = p.publication
                          JOIN ops.run r ON r.tenant = a.tenant AND r.run_id = a.run_id
                          WHERE p.tenant = :tenant AND p.published_at IS NULL AND r.lane <> 'backfill')
                        """)
                .bind("tenant", tenant.name())
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether a backfill is being read: between two of its windows nothing of it is on its way. */
    private boolean isBackfilled(Handle handle) {
        return handle.createQuery(
                        "SELECT EXISTS (SELECT FROM ops.backfill WHERE tenant = :tenant AND state = 'running')")
                .bind("tenant", tenant.name())
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether there is a candidate, and readers have not waited for it for longer. */
    private boolean isWithin(Handle handle, Duration mayWait) {
        return handle.createQuery("""
                        SELECT EXISTS (
                          SELECT FROM ops.publication
                          WHERE tenant = :tenant AND published_at IS NULL
                            AND opened_at > now() - make_interval(secs => :patience))
                        """)
                .bind("tenant", tenant.name())
                .bind("patience", mayWait.toMillis() / MILLIS)
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether pages are worked on, or runs are not judged yet; one that a parked page holds up may be that for long. */
    private boolean moreIsRead(Handle handle, boolean backfillsToo) {
        return handle.createQuery("""
                        SELECT EXISTS (
                            SELECT FROM bronze.claim
                            WHERE tenant = :tenant AND state IN ('waiting', 'claimed') AND (rank < 3 OR :backfills))
                          OR EXISTS (
                            SELECT FROM ops.run r
                            WHERE r.tenant = :tenant AND r.judged_at IS NULL AND r.landed > 0
                              AND (r.lane <> 'backfill' OR :backfills) AND NOT EXISTS (
                              SELECT FROM bronze.page p
                              JOIN bronze.claim c ON c.tenant = p.tenant AND c.page_id = p.page_id
                              WHERE p.tenant = r.tenant AND p.run_id = r.run_id AND c.state = 'parked'))
                        """)
                .bind("tenant", tenant.name())
                .bind("backfills", backfillsToo)
                .mapTo(Boolean.class)
                .one();
    }

    @Override
    public Optional<Publication> publish() {
        var published = database.asOnlyWriter(
                        tenant, handle -> candidate(handle).map(number -> publish(handle, number)))
                .flatMap(done -> done);
        published.ifPresent(publication -> Failpoint.at("publish.done"));
        return published;
    }

    private Publication publish(Handle handle, int number) {
        HonouredAnswers.honour(handle, tenant, number);
        var facts = FactChange.of(handle, tenant, contracts, number);
        Failpoint.at("publish.facts");
        var day = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        var customers = new CustomerPublication(handle, tenant, contracts, hash, lifecycle, number, day).publish();
        Failpoint.at("publish.customers");
        var before = before(handle, number);
        var contentHash = before.contentHash() + facts.hash() + customers.hash();
        close(handle, number, day, facts, customers, contentHash, before.chainedWith(number, contentHash));
        Failpoint.at("publish.kept");
        return new Publication(number, facts.rows(), customers.rows(), contentHash);
    }

    private Optional<Integer> candidate(Handle handle) {
        return handle.createQuery("""
                        SELECT publication FROM ops.publication
                        WHERE tenant = :tenant AND published_at IS NULL FOR UPDATE
                        """)
                .bind("tenant", tenant.name())
                .mapTo(Integer.class)
                .findOne();
    }

    private Before before(Handle handle, int number) {
        return handle.createQuery("""
                        SELECT content_hash, chain_hash FROM ops.publication
                        WHERE tenant = :tenant AND publication = :number - 1
                        """)
                .bind("tenant", tenant.name())
                .bind("number", number)
                .map((row, context) -> new Before(row.getLong("content_hash"), row.getBytes("chain_hash")))
                .findOne()
                .orElse(Before.ANY);
    }

    private void close(
            Handle handle,
            int number,
            LocalDate day,
            Change facts,
            Change customers,
            long contentHash,
            byte[] chainHash) {
        handle.createUpdate("""
                        UPDATE ops.publication
                        SET published_at = clock_timestamp(), day = :day, facts = :facts, customers = :customers,
                            content_hash = :contentHash, chain_hash = :chainHash
                        WHERE tenant = :tenant AND publication = :number
                        """)
                .bind("tenant", tenant.name())
                .bind("number", number)
                .bind("day", day)
                .bind("facts", facts.rows())
                .bind("customers", customers.rows())
                .bind("contentHash", contentHash)
                .bind("chainHash", chainHash)
                .execute();
    }

    /** The publication before, whose hashes this one goes on from. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Before(long contentHash, byte[] chainHash) {

        static final Before ANY = new Before(0, new byte[0]);

        byte[] chainedWith(int number, long content) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update(chainHash);
                digest.update(ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                        .putInt(number)
                        .putLong(content)
                        .array());
                return digest.digest();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
