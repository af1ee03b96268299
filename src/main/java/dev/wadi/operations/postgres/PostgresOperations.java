package dev.wadi.operations.postgres;

import dev.wadi.backfill.Backfills;
import dev.wadi.backfill.postgres.PostgresBackfills;
import dev.wadi.contract.Contracts;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Tenant;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.operations.Operations;
import dev.wadi.operations.Rereads;
import dev.wadi.operations.Streams;
import dev.wadi.postgres.Database;
import dev.wadi.quarantine.Desk;
import dev.wadi.quarantine.postgres.PostgresDesk;
import dev.wadi.quarantine.postgres.PostgresReplay;
import dev.wadi.recheck.postgres.PostgresRechecks;
import java.time.Clock;

/** All operations over one database. */
public final class PostgresOperations {

    private PostgresOperations() {}

    /** Those of a tenant. */
    public static Operations of(Database database, Contracts contracts, Tenant tenant, KeyedHash hash, Clock clock) {
        var audit = new PostgresAudit(database, tenant);
        return new Operations(
                tenant,
                new Streams(contracts, new PostgresStreamStore(database, tenant)),
                new PostgresRuns(database, tenant),
                new PostgresLedger(database),
                new PostgresPublications(database, tenant),
                new PostgresWork(database, tenant),
                new PostgresRejects(database, tenant),
                new Desk(new PostgresDesk(database, contracts, tenant, hash), contracts, hash),
                new Rereads(
                        contracts,
                        new Backfills(new PostgresBackfills(database, tenant), contracts),
                        new PostgresRechecks(database, tenant),
                        new PostgresReplay(database, tenant),
                        audit,
                        clock),
                audit);
    }
}
