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
     * Makes every publication that was published by then, in their order, telling of each.
     *
     * @throws NotEmpty where the database holds something
     */
    public void until(Instant then, Consumer<Rebuilt> each) {
        empty.migrate();
        if (empty.inTransaction(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT FROM bronze.page) OR EXISTS (SELECT FROM ops.publication)")
                .mapTo(Boolean.class)
                .one())) {
            throw new NotEmpty();
        }
        new JournalReplay(journal, empty, tenant, hash, lifecycle, (claim, contracts) -> {
                    var read = new PageReader(contracts).read(claim);
                    var mapped = new Mapper(contracts, hash).map(new Validator(contracts).validate(read));
                    new PostgresWriter(empty, contracts).write(mapped);
                })
                .replay(then, each);
    }

    /** A database that was to be empty is not. */
    public static final class NotEmpty extends IllegalStateException {

        private static final long serialVersionUID = 1;

        NotEmpty() {
            super("the database holds pages or publications; a warehouse is made again in an empty one");
        }
    }
}
