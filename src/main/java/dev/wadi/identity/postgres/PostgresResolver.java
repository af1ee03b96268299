package dev.wadi.identity.postgres;

import dev.wadi.contract.Contracts;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Tenant;
import dev.wadi.enrich.postgres.HonouredAnswers;
import dev.wadi.failpoint.Failpoint;
import dev.wadi.identity.Resolver;
import dev.wadi.identity.register.RegisterSettings;
import dev.wadi.pace.Pace;
import dev.wadi.postgres.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * RESOLVE in Postgres. The tenant's one writer freezes a set of attempts into the open candidate, then lets the highest
 * version of every key they touch win: by source version, then the source's clock at the read, then page and ordinal. The
 * outcome depends on the set of attempts alone, not on their order. A candidate is also opened for answers of enrichers that
 * came too late for the last.
 */
public final class PostgresResolver implements Resolver {

    /** Live work waits for a RESOLVE that has begun: so those of backfills are short. */
    private static final int OF_BACKFILLS_AT_ONCE = 10;

    private final Database database;
    private final Contracts contracts;
    private final Tenant tenant;
    private final int deployment;
    private final int mostAttempts;
    private final Pace pace;
    private final CustomerResolution customers;

    /**
     * The resolver of a tenant.
     *
     * @param deployment   named by the candidates it opens
     * @param mostAttempts the most attempts taken at once, so that a call stays short
     * @param hash         names customers after their founding records
     */
    public PostgresResolver(
            Database database,
            Contracts contracts,
            Tenant tenant,
            int deployment,
            int mostAttempts,
            KeyedHash hash,
            RegisterSettings identity) {
        this(database, contracts, tenant, deployment, mostAttempts, hash, identity, Pace.unhindered());
    }

    /**
     * The same.
     *
     * @param pace how fast it may take attempts of backfills
     */
    public PostgresResolver(
            Database database,
            Contracts contracts,
            Tenant tenant,
            int deployment,
            int mostAttempts,
            KeyedHash hash,
            RegisterSettings identity,
            Pace pace) {
        this.pace = pace;
        this.database = database;
        this.contracts = contracts;
        this.tenant = tenant;
        this.deployment = deployment;
        this.mostAttempts = mostAttempts;
        this.customers = new CustomerResolution(contracts, tenant, hash, identity);
    }

    @Override
    public Resolution resolve() {
        var ofBackfills = pace.pieces(OF_BACKFILLS_AT_ONCE);
        var resolution = remembering(
                        handle -> resolve(handle, new WaitingAttempts(handle, tenant).first(mostAttempts, ofBackfills)))
                .orElse(Resolution.NOTHING);
        if (!resolution.attempts().isEmpty()) {
            Failpoint.at("resolve.done");
        }
        return resolution;
    }

    /** Resolves just these attempts, as a replay of the journal does. */
    public Resolution resolveExactly(List<Long> attempts) {
        return remembering(handle -> resolve(handle, withStreams(handle, attempts)))
                .orElseThrow(() -> new IllegalStateException("somebody else writes to the database under replay"));
    }

    private Optional<Resolution> remembering(Function<Handle, Resolution> work) {
        try {
            return database.asOnlyWriter(tenant, work);
        } catch (RuntimeException | Error e) {
            customers.forget();
            throw e;
        }
    }

    private Resolution resolve(Handle handle, Map<String, List<Long>> attemptsByStream) {
        if (attemptsByStream.isEmpty() && !HonouredAnswers.areWaiting(handle, tenant)) {
            customers.prepare(handle);
            return Resolution.NOTHING;
        }
        var candidate = candidate(handle);
        var taken = new ArrayList<Long>();
        var changed = 0;
        customers.begin(handle);
        for (var attempts : attemptsByStream.entrySet()) {
            var contract = contracts.of(attempts.getKey());
            changed += new StreamResolution(handle, tenant, contract, candidate).resolve(attempts.getValue());
            customers.hear(handle, contract);
            taken.addAll(attempts.getValue());
        }
        Failpoint.at("resolve.taken");
        customers.settle(handle, candidate.publication());
        Failpoint.at("resolve.kept");
        return new Resolution(taken, changed);
    }

    private Map<String, List<Long>> withStreams(Handle handle, List<Long> attempts) {
        var byStream = new TreeMap<String, List<Long>>();
        handle.createQuery("""
                        SELECT stream, attempt_id FROM ops.attempt
                        WHERE tenant = :tenant AND attempt_id = ANY(:attempts) AND published_in IS NULL
                        ORDER BY attempt_id
                        """)
                .bind("tenant", tenant.name())
                .bindArray("attempts", Long.class, attempts)
                .map((row, context) -> byStream.computeIfAbsent(row.getString("stream"), none -> new ArrayList<>())
                        .add(row.getLong("attempt_id")))
                .list();
        return byStream;
    }

    /** The open candidate, opened where there is none. */
    private Candidate candidate(Handle handle) {
        handle.createUpdate("""
                        INSERT INTO ops.publication (tenant, publication, deployment)
                        SELECT :tenant, coalesce(max(publication), 0) + 1, :deployment FROM ops.publication
                        WHERE tenant = :tenant HAVING bool_and(published_at IS NOT NULL) IS NOT FALSE
                        """)
                .bind("tenant", tenant.name())
                .bind("deployment", deployment)
                .execute();
        return handle.createQuery("""
                        UPDATE ops.publication SET steps = steps + 1
                        WHERE tenant = :tenant AND published_at IS NULL RETURNING publication, steps
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> new Candidate(row.getInt("publication"), row.getInt("steps")))
                .one();
    }
}
