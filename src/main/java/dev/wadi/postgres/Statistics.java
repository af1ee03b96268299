package dev.wadi.postgres;

import org.jdbi.v3.core.Handle;

/**
 * Keeps the planner's statistics of a table fit for what has just been written. Autovacuum comes by once a minute; until
 * then Postgres takes a table that grew from nothing for a handful of rows, and joins it by scanning it for every row.
 */
public final class Statistics {

    /** Rows added since, as a share of the rows the planner knows of, that call for another look. */
    private static final double GROWN = 0.2;

    /**
     * How finely to look: Postgres samples 300 rows for each. A tenth of its default: our statements find rows by keys, for
     * which a look at 3,000 rows says as much as one at 30,000 and costs a tenth. Columns with a target of their own keep it.
     */
    private static final int TARGET = 10;

    private Statistics() {}

    /**
     * Looks at the table again where it has grown by a fifth or was never looked at. Sees rows of the running transaction.
     *
     * @param table a checked or quoted table name
     * @param added rows written to it
     */
    public static void refresh(Handle handle, String table, long added) {
        var known = handle.createQuery("SELECT reltuples FROM pg_class WHERE oid = CAST(:table AS regclass)")
                .bind("table", table)
                .mapTo(Double.class)
                .one();
        if (added > 0 && (known < 0 || added > GROWN * known)) {
            analyze(handle, table);
        }
    }

    /** Looks at a table, a temporary one for instance: autovacuum never does. */
    public static void analyze(Handle handle, String table) {
        handle.execute("SET LOCAL default_statistics_target = " + TARGET);
        handle.execute("ANALYZE " + table);
    }
}
