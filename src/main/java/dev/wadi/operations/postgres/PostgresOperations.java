package dev.wadi.operations.postgres;

import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.operations.Operations;
import dev.wadi.operations.Streams;
import dev.wadi.postgres.Database;

/** All operations over one database. */
public final class PostgresOperations {

    private PostgresOperations() {}

    /** Those of a tenant. */
    public static Operations of(Database database, Contracts contracts, Tenant tenant) {
        return new Operations(
                tenant,
                new Streams(contracts, new PostgresStreamStore(database, tenant)),
                new PostgresRuns(database, tenant),
                new PostgresLedger(database),
                new PostgresPublications(database, tenant),
                new PostgresWork(database, tenant),
                new PostgresRejects(database, tenant));
    }
}
