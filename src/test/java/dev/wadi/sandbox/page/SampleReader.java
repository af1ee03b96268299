package dev.wadi.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.core.Mask;
import dev.wadi.core.Tenant;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.Identifiers;
import dev.wadi.sandbox.page.Samples.Customer;
import dev.wadi.sandbox.page.Samples.Linked;
import dev.wadi.silver.postgres.SilverTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes a few records from the service's database and masks what they say. */
public final class SampleReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CUSTOMERS = 3;

    private final Database database;
    private final Tenant tenant;
    private final Contracts contracts;

    public SampleReader(Database database, Tenant tenant, Contracts contracts) {
        this.database = database;
        this.tenant = tenant;
        this.contracts = contracts;
    }

    /** The same ones each time, from the same content. */
    public Samples read() {
        return database.inTransaction(handle -> new Samples(refused(handle), customers(handle)));
    }

    private Map<String, String> refused(Handle handle) {
        var samples = new TreeMap<String, String>();
        handle.createQuery("""
                        SELECT q.stream, q.problems, q.original, p.preamble
                        FROM ops.quarantine q JOIN bronze.page p ON p.tenant = q.tenant AND p.page_id = q.page_id
                        WHERE q.tenant = :tenant ORDER BY q.stream, md5(q.original)
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> new Refused(
                        contracts.of(row.getString("stream")),
                        problems(row.getString("problems")),
                        row.getBytes("original"),
                        row.getBytes("preamble")))
                .forEach(refused -> refused.problems()
                        .forEach(problem -> samples.computeIfAbsent(
                                refused.contract.stream() + " " + problem.getOrDefault("code", "") + " "
                                        + problem.getOrDefault("pointer", ""),
                                kind -> Mask.shape(refused.value(problem.getOrDefault("pointer", ""))))));
        return samples;
    }

    /** Those known to most sources, and of these the ones whose links are least sure. */
    private List<Customer> customers(Handle handle) {
        return handle
                .createQuery("""
                        SELECT customer_id::text FROM identity.link
                        WHERE tenant = :tenant AND to_publication IS NULL
                        GROUP BY customer_id HAVING count(*) BETWEEN 3 AND 5
                        ORDER BY count(DISTINCT stream) DESC, min(confidence), customer_id LIMIT :most
                        """)
                .bind("tenant", tenant.name())
                .bind("most", CUSTOMERS)
                .mapTo(String.class)
                .list()
                .stream()
                .map(customer -> new Customer(records(handle, customer)))
                .toList();
    }

    private List<Linked> records(Handle handle, String customer) {
        var records = new ArrayList<Linked>();
        for (var contract : contracts.all()) {
            if (contract.identity().isPresent()) {
                records.addAll(records(handle, customer, contract));
            }
        }
        return records;
    }

    private List<Linked> records(Handle handle, String customer, Contract contract) {
        var sql = """
                SELECT l.confidence, l.reason, concat_ws(' ', names) AS name, email AS email, phone AS phone
                FROM identity.link l
                JOIN identity.record r ON r.tenant = l.tenant AND r.stream = l.stream
                  AND r.record_key = l.record_key AND r.to_publication IS NULL
                JOIN silver_table v ON v.tenant = r.tenant AND v.attempt_id = r.attempt_id AND v.ordinal = r.ordinal
                WHERE l.tenant = :tenant AND l.stream = :stream AND l.customer_id = :customer::uuid
                  AND l.to_publication IS NULL
                ORDER BY l.record_key
                """.replace("silver_table", new SilverTable(contract).name())
                .replace("email AS", said(contract, Attribute.EMAIL) + " AS")
                .replace("phone AS", said(contract, Attribute.PHONE) + " AS")
                .replace(
                        "names",
                        List.of(Attribute.GIVEN_NAME, Attribute.FAMILY_NAME, Attribute.FULL_NAME, Attribute.COMPANY)
                                .stream()
                                .map(attribute -> said(contract, attribute))
                                .collect(Collectors.joining(", ")));
        return handle.createQuery(sql)
                .bind("tenant", tenant.name())
                .bind("stream", contract.stream())
                .bind("customer", customer)
                .map((row, context) -> new Linked(
                        contract.stream(),
                        Mask.name(text(row.getString("name"))),
                        masked(row.getString("email"), true),
                        masked(row.getString("phone"), false),
                        row.getDouble("confidence"),
                        text(row.getString("reason"))))
                .list();
    }

    private static List<Map<String, String>> problems(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("the problems of a reject are a list of objects of texts", e);
        }
    }

    private static String said(Contract contract, Attribute attribute) {
        var columns = contract.identity().orElseThrow().columns(attribute);
        return columns.isEmpty()
                ? "NULL::text"
                : columns.stream()
                        .map(column -> "v." + Identifiers.quoted(column) + "::text")
                        .collect(Collectors.joining(", ", "coalesce(", ")"));
    }

    private static String masked(@Nullable String value, boolean email) {
        if (value == null || value.isBlank()) {
            return "";
        }
        return email ? Mask.email(value) : Mask.phone(value);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    @SuppressWarnings("ArrayRecordComponent") // not compared
    private record Refused(Contract contract, List<Map<String, String>> problems, byte[] original, byte[] preamble) {

        /** The value a problem points to; of a problem of the whole record all of it. */
        String value(String pointer) {
            if (pointer.isEmpty()) {
                return new String(original, UTF_8);
            }
            try {
                return contract.source().query().isPresent()
                        ? JSON.readTree(original).at(pointer).asText("")
                        : ofCsv(pointer.substring(1));
            } catch (IOException e) {
                throw new UncheckedIOException("a record of " + contract.stream() + " is no JSON", e);
            }
        }

        private String ofCsv(String column) {
            var lines = new String(preamble, UTF_8).replace("\uFEFF", "").strip() + "\n" + new String(original, UTF_8);
            try (var records = CsvReader.builder().ofCsvRecord(lines)) {
                var all = records.stream().toList();
                var place = all.get(0).getFields().indexOf(column);
                return place < 0 || all.size() < 2 ? "" : all.get(1).getField(place);
            } catch (CsvParseException e) {
                return "";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
