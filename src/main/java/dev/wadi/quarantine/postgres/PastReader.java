package dev.wadi.quarantine.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.bronze.postgres.AmendmentRows;
import dev.wadi.bronze.postgres.PostgresClaims;
import dev.wadi.contract.Column;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Claim;
import dev.wadi.core.Page;
import dev.wadi.core.Tenant;
import dev.wadi.quarantine.NotOnTheDesk;
import dev.wadi.quarantine.Past;
import dev.wadi.silver.postgres.SilverTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads pages with what their current attempts made of them. */
final class PastReader {

    /** In the place of a worker: such a claim cannot be written. */
    static final String NOBODY = "nobody";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Contracts contracts;
    private final Tenant tenant;
    private final AmendmentRows amendments;

    PastReader(Contracts contracts, Tenant tenant, AmendmentRows amendments) {
        this.contracts = contracts;
        this.tenant = tenant;
        this.amendments = amendments;
    }

    private record Attempt(Page page, long id, String dispositions) {}

    Past read(Handle handle, long pageId) {
        var attempt = handle.createQuery("""
                        SELECT p.*, a.attempt_id, a.dispositions FROM bronze.page p
                        JOIN ops.attempt a ON a.tenant = p.tenant AND a.page_id = p.page_id
                        WHERE p.tenant = :tenant AND p.page_id = :page
                        ORDER BY a.deployment DESC, a.attempt_id DESC LIMIT 1
                        """)
                .bind("tenant", tenant.name())
                .bind("page", pageId)
                .map((row, context) ->
                        new Attempt(PostgresClaims.page(row), row.getLong("attempt_id"), row.getString("dispositions")))
                .findOne()
                .orElseThrow(() -> new NotOnTheDesk("page " + pageId + " has not been attempted yet"));
        var known = amendments.upto(handle, attempt.page, AmendmentRows.last(handle, tenant));
        return new Past(
                new Claim(attempt.page, NOBODY, 0, 0, known),
                attempt.dispositions,
                versions(handle, contracts.of(attempt.page.stream()), attempt.id));
    }

    private Map<Integer, Past.Said> versions(Handle handle, Contract contract, long attempt) {
        var table = new SilverTable(contract);
        var there = table.columnsThere(handle);
        var versions = new HashMap<Integer, Past.Said>();
        if (there.isEmpty()) {
            return versions;
        }
        handle.createQuery("SELECT * FROM " + table.name() + " WHERE tenant = :tenant AND attempt_id = :attempt")
                .bind("tenant", tenant.name())
                .bind("attempt", attempt)
                .map((row, context) ->
                        Map.entry(row.getInt("ordinal"), new Past.Said(row.getLong("row_hash"), values(row, there))))
                .forEach(version -> versions.put(version.getKey(), version.getValue()));
        return versions;
    }

    private static Map<String, @Nullable Object> values(ResultSet row, List<Column> columns) throws SQLException {
        var values = new HashMap<String, @Nullable Object>();
        for (var column : columns) {
            values.put(column.name(), value(row, column));
        }
        return values;
    }

    private static @Nullable Object value(ResultSet row, Column column) throws SQLException {
        if (row.getObject(column.name()) == null) {
            return null;
        }
        return switch (column.type()) {
            case INTEGER -> row.getLong(column.name());
            case DECIMAL, MONEY -> row.getBigDecimal(column.name());
            case BOOLEAN -> row.getBoolean(column.name());
            case DATE -> row.getObject(column.name(), LocalDate.class);
            case TIMESTAMP -> row.getObject(column.name(), OffsetDateTime.class).toInstant();
            case JSON -> tree(row.getString(column.name()));
            default -> row.getString(column.name());
        };
    }

    private static Object tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of type jsonb holds JSON", e);
        }
    }
}
