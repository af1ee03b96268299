package dev.wadi.gold.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.core.KeyedHash;
import dev.wadi.gold.Customer360;
import dev.wadi.gold.Dealings;
import dev.wadi.postgres.CopyText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code gold.customer_history} on their way into the working table {@code golden}. */
final class CustomerRows {

    /** Columns of the history that a customer's row has, but for its publications. */
    static final List<String> COLUMNS = List.of(
            "customer_id",
            "kind",
            "name",
            "given_name",
            "family_name",
            "company",
            "birth_date",
            "email",
            "phone",
            "street",
            "postcode",
            "city",
            "region",
            "country",
            "customer_number",
            "website",
            "job_title",
            "industry",
            "seen_country",
            "seen_city",
            "records",
            "streams",
            "confidence",
            "orders",
            "first_order_at",
            "last_order_at",
            "revenue",
            "tickets",
            "open_tickets",
            "last_ticket_at",
            "opportunities",
            "open_opportunities",
            "pipeline",
            "lifecycle_score",
            "lifecycle_stage",
            "provenance",
            "row_hash");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final KeyedHash hash;
    private final CopyText rows = new CopyText();

    CustomerRows(KeyedHash hash) {
        this.hash = hash;
    }

    void add(Customer360 customer) {
        var content = content(customer);
        rows.add(customer.id());
        content.values().forEach(rows::add);
        rows.add(customer.standing().score()).add(customer.standing().stage().label());
        rows.add(json(provenance(customer))).add(rowHash(customer, content));
        rows.endRow();
    }

    /** Sends what was added. */
    void flush(Handle handle) {
        rows.into(handle, "golden", String.join(", ", COLUMNS));
    }

    /** What the row's hash is of, in the order of the columns: what depends on the day is not. */
    private static Map<String, @Nullable Object> content(Customer360 customer) {
        var golden = customer.golden();
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("kind", golden.kind().label());
        content.put("name", golden.name().orElse(null));
        for (var attribute : List.of(
                Attribute.GIVEN_NAME,
                Attribute.FAMILY_NAME,
                Attribute.COMPANY,
                Attribute.BIRTH_DATE,
                Attribute.EMAIL,
                Attribute.PHONE,
                Attribute.STREET,
                Attribute.POSTCODE,
                Attribute.CITY,
                Attribute.REGION,
                Attribute.COUNTRY,
                Attribute.CUSTOMER_NUMBER,
                Attribute.WEBSITE,
                Attribute.JOB_TITLE)) {
            content.put(attribute.column(), golden.get(attribute).orElse(null));
        }
        content.put("industry", customer.industry().orElse(null));
        content.put("seen_country", customer.found().country().orElse(null));
        content.put("seen_city", customer.found().city().orElse(null));
        content.put("records", golden.records());
        content.put("streams", golden.streams().stream().sorted().collect(Collectors.joining(",", "{", "}")));
        content.put("confidence", golden.confidence());
        var orders = customer.orders();
        content.put("orders", orders.count());
        content.put("first_order_at", orders.first().orElse(null));
        content.put("last_order_at", orders.last().orElse(null));
        content.put("revenue", worth(orders));
        var tickets = customer.tickets();
        content.put("tickets", tickets.count());
        content.put("open_tickets", tickets.open());
        content.put("last_ticket_at", tickets.last().orElse(null));
        var opportunities = customer.opportunities();
        content.put("opportunities", opportunities.count());
        content.put("open_opportunities", opportunities.open());
        content.put("pipeline", worth(opportunities));
        return content;
    }

    /** The customer's name is not in it: it may depend on which record came first. Its records are. */
    private long rowHash(Customer360 customer, Map<String, @Nullable Object> content) {
        var parts = new ArrayList<String>();
        content.forEach((column, value) -> {
            if (value != null) {
                parts.addAll(Arrays.asList(column, value.toString()));
            }
        });
        parts.add(customer.recordHashes());
        return hash.row(parts);
    }

    private static Map<String, String> provenance(Customer360 customer) {
        var provenance = new TreeMap<String, String>();
        customer.golden().provenance().forEach((attribute, record) -> provenance.put(attribute.column(), record));
        return provenance;
    }

    private static String worth(Dealings dealings) {
        var plain = new TreeMap<String, Object>();
        dealings.worth().forEach((currency, amount) -> plain.put(currency, amount.stripTrailingZeros()));
        return json(plain);
    }

    private static String json(Map<String, ?> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }
}
