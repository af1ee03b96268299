package dev.wadi.postgres;

import dev.wadi.core.KeyedHash;
import dev.wadi.core.Tenant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A mark by which the key is known that the hashes in a database were made with. Under another key nothing that was kept would be
 * found again: an edit of a record would be kept and never take effect.
 */
public final class KeyMark {

    private static final String KNOWN_TEXT = "the key of this installation";

    private KeyMark() {}

    /** The key is not the one that the database was begun with. */
    public static final class WrongKey extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private WrongKey() {
            super(
                    "wadi.hash.key is not the key that this database was begun with, and nothing in it would be found again:"
                            + " give it the key that the service has");
        }
    }

    /**
     * Keeps the mark where there is none yet, as a service does that begins.
     *
     * @throws WrongKey where it is that of another key
     */
    public static void keep(Database database, Tenant tenant, KeyedHash hash) {
        database.useTransaction(handle -> {
            handle.createUpdate(
                            "INSERT INTO ops.key_mark (tenant, mark) VALUES (:tenant, :mark) ON CONFLICT DO NOTHING")
                    .bind("tenant", tenant.name())
                    .bind("mark", mark(hash))
                    .execute();
            compare(handle, tenant, hash);
        });
    }

    /**
     * Compares with the mark, where one has been kept.
     *
     * @throws WrongKey where it is that of another key
     */
    public static void require(Database database, Tenant tenant, KeyedHash hash) {
        database.useTransaction(handle -> {
            var there = handle.createQuery("SELECT to_regclass('ops.key_mark') IS NOT NULL")
                    .mapTo(Boolean.class)
                    .one();
            if (there) {
                compare(handle, tenant, hash);
            }
        });
    }

    private static void compare(Handle handle, Tenant tenant, KeyedHash hash) {
        Optional<Long> kept = handle.createQuery("SELECT mark FROM ops.key_mark WHERE tenant = :tenant")
                .bind("tenant", tenant.name())
                .mapTo(Long.class)
                .findOne();
        if (kept.isPresent() && kept.get() != mark(hash)) {
            throw new WrongKey();
        }
    }

    private static long mark(KeyedHash hash) {
        return hash.bytes(KNOWN_TEXT);
    }
}
