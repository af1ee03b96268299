package dev.wadi.gold.postgres;

import dev.wadi.contract.Contracts;
import dev.wadi.postgres.Comments;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.Ddl;
import dev.wadi.silver.postgres.SilverTable;

/** The tables and views that contracts ask for. */
public final class EntityTables {

    private EntityTables() {}

    /** Makes what is missing; one process at a time. */
    public static void ensure(Database database, Contracts contracts) {
        database.useTransaction(handle -> {
            Ddl.run(handle, "LOCK TABLE ops.deployment IN SHARE ROW EXCLUSIVE MODE");
            var comments = new Comments();
            for (var contract : contracts.all()) {
                new SilverTable(contract).ensure(handle, comments);
                new FactViews(contract).ensure(handle, comments);
            }
            DailyRevenue.ensure(handle, contracts, comments);
            comments.write(handle);
        });
    }
}
