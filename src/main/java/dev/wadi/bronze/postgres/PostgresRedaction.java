package dev.wadi.bronze.postgres;

import com.github.luben.zstd.Zstd;
import dev.wadi.core.Origin;
import dev.wadi.core.Page;
import dev.wadi.core.Tenant;
import dev.wadi.postgres.Database;
import java.util.Arrays;
import org.jdbi.v3.core.Handle;

/**
 * Overwrites the bytes of a record where they landed with spaces, as many as there were: frames and the offsets of all other
 * records stay true. The hash of the page remains that of the bytes as they came; the redaction is noted beside it.
 */
public final class PostgresRedaction {

    private static final byte FILLER = ' ';

    private final Database database;

    public PostgresRedaction(Database database) {
        this.database = database;
    }

    /**
     * Redacts a record. Doing it again changes nothing.
     *
     * @throws IllegalArgumentException where the tenant has no such page, or the page has no such record
     */
    public void redact(Tenant tenant, Origin origin) {
        database.useTransaction(handle -> {
            var page = page(handle, tenant, origin);
            if (origin.ordinal() >= page.frames().size()
                    || !page.origin(origin.ordinal()).equals(origin)) {
                throw new IllegalArgumentException(page + " has no record at " + origin);
            }
            var payload = page.payload().clone();
            var from = page.frames().offset(origin.ordinal());
            Arrays.fill(payload, from, from + origin.length(), FILLER);
            keep(handle, tenant, origin, payload);
        });
    }

    private static Page page(Handle handle, Tenant tenant, Origin origin) {
        return handle.createQuery("SELECT * FROM bronze.page WHERE tenant = :tenant AND page_id = :page FOR UPDATE")
                .bind("tenant", tenant.name())
                .bind("page", origin.pageId())
                .map((row, context) -> PostgresClaims.page(row))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException(tenant + " has no page " + origin.pageId()));
    }

    private static void keep(Handle handle, Tenant tenant, Origin origin, byte[] payload) {
        handle.createUpdate("""
                        UPDATE bronze.page
                        SET payload = :payload,
                            redactions = CASE WHEN redactions @> to_jsonb(:ordinal) THEN redactions
                              ELSE redactions || to_jsonb(:ordinal) END
                        WHERE tenant = :tenant AND page_id = :page
                        """)
                .bind("payload", Zstd.compress(payload, PostgresLanding.COMPRESSION))
                .bind("ordinal", origin.ordinal())
                .bind("tenant", tenant.name())
                .bind("page", origin.pageId())
                .execute();
    }
}
