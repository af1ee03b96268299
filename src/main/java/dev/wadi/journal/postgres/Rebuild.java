package dev.wadi.journal.postgres;

import dev.wadi.bronze.PageReader;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Tenant;
import dev.wadi.enrich.lifecycle.Lifecycle;
import dev.wadi.journal.Rebuilt;
import dev.wadi.map.Mapper;
import dev.wadi.postgres.Database;
import dev.wadi.silver.postgres.PostgresWriter;
import dev.wadi.validate.Validator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Makes a warehouse again in an empty database, from the journal in another, up to an instant. */
public final class Rebuild {

    private final Database journal;
    private final Database empty;
    private final Tenant tenant;
    private final KeyedHash hash;
    private final Lifecycle lifecycle;

    /**
     * A rebuild.
     *
     * @param journal   is read and never written
     * @param empty     what is made; brought to the newest schema first
     * @param hash      the key the journal's hashes were made with
     * @param lifecycle how customers were scored
     */
    public Rebuild(Database journal, Database empty, Tenant tenant, KeyedHash hash, Lifecycle lifecycle) {
        this.journal = journal;
        this.empty = empty;
        this.tenant = tenant;
        this.hash = hash;
        this.lifecycle = lifecycle;
    }

    /**
     * Makes every publication that was published by then, in their order, telling of each. One that was broken off, on purpose or
     * not, goes on where it was, with what its journal held when it began. What people had not decided by then is not there either.
     *
     * @throws NotEmpty where the database holds something else, or what was made or begun up to another instant
     */
    public void until(Instant then, Consumer<Rebuilt> each) {
        var until = then.equals(Instant.MAX) ? then : then.truncatedTo(ChronoUnit.MICROS); // as Postgres keeps it
        empty.migrate();
        var begun = Undertaking.in(empty, tenant);
        if (begun.isPresent() && begun.get().done()) {
            throw new NotEmpty("the database is complete: it was made again from its journal ("
                    + Undertaking.name(begun.get().until())
                    + "), and nothing is added to it; another is made in an empty database");
        }
        if (begun.isEmpty() && holdsSomething()) {
            throw new NotEmpty("the database holds pages or publications; a warehouse is made again in an empty one");
        }
        if (begun.isPresent() && !begun.get().isOf(journal, tenant)) {
            throw new NotEmpty("the database is half made from another journal; name that one, or another database");
        }
        if (begun.isPresent() && !begun.get().until().equals(until)) {
            throw new NotEmpty("the database is half made up to another instant: it was begun with "
                    + Undertaking.name(begun.get().until()) + " and is now asked for " + Undertaking.name(until)
                    + "; call it as it was begun, or name another database");
        }
        new JournalReplay(journal, empty, tenant, hash, lifecycle, (claim, contracts) -> {
                    var read = new PageReader(contracts).read(claim);
                    var mapped = new Mapper(contracts, hash).map(new Validator(contracts).validate(read));
                    new PostgresWriter(empty, contracts).write(mapped);
                })
                .replay(until, each);
        Undertaking.end(empty, tenant);
    }

    /**
     * Lets nobody else work in a database that is half made: its pages and publications are the rebuild's.
     *
     * @throws HalfMade where it is
     */
    public static void requireNone(Database database) {
        if (database.inTransaction(Undertaking::underWay)) {
            throw new HalfMade();
        }
    }

    private boolean holdsSomething() {
        return empty.inTransaction(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT FROM bronze.page) OR EXISTS (SELECT FROM ops.publication)")
                .mapTo(Boolean.class)
                .one());
    }

    /** A database that was to be empty is not. */
    public static final class NotEmpty extends IllegalStateException {

        private static final long serialVersionUID = 1;

        NotEmpty(String why) {
            super(why);
        }
    }

    /** A database is half made again from its journal. */
    public static final class HalfMade extends IllegalStateException {

        private static final long serialVersionUID = 1;

        HalfMade() {
            super(
                    "wadi.database.url: the database is half made again from its journal; call wadi rebuild as before until it"
                            + " ends, or name another database");
        }
    }
}
