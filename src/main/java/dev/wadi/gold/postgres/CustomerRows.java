package dev.wadi.gold.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Tenant;
import dev.wadi.gold.Customer360;
import dev.wadi.gold.Dealings;
import dev.wadi.postgres.CopyText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code gold.customer_history} on their way there. */
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

    /** How many of them, behind the name, say what the customer is and does. */
    private static final int CONTENT = COLUMNS.indexOf("pipeline");

    /** What is said of them, as it stands among the columns from {@code given_name} to {@code job_title}. */
    private static final List<Attribute> ATTRIBUTES = List.of(
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
            Attribute.JOB_TITLE);

    private static final List<Attribute> BY_NAME = Arrays.stream(Attribute.values())
            .sorted(Comparator.comparing(Attribute::column))
            .toList();

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final String TABLE_COLUMNS = "tenant, from_publication, " + String.join(", ", COLUMNS);

    private final KeyedHash hash;
    private final Tenant tenant;
    private final int number;
    private final CopyText begun = new CopyText();
    private final CopyText unchanged = new CopyText();
    private Change all = Change.NONE;

    CustomerRows(KeyedHash hash, Tenant tenant, int number) {
        this.hash = hash;
        this.tenant = tenant;
        this.number = number;
    }

    /**
     * Adds a customer as it is now.
     *
     * @param shown how it is shown so far; nothing begins where it still reads like this
     */
    void add(Customer360 customer, Optional<Shown> shown) {
        var content = content(customer);
        var now = new Shown(
                rowHash(customer, content),
                customer.standing().score(),
                customer.standing().stage().label());
        if (shown.filter(now::equals).isPresent()) {
            unchanged.add(customer.id()).endRow();
            return;
        }
        begun.add(tenant.name()).add(number).add(customer.id());
        for (var value : content) {
            begun.add(value);
        }
        begun.add(now.score()).add(now.stage());
        begun.add(provenance(customer)).add(now.rowHash());
        begun.endRow();
        all = all.and(new Change(1, now.rowHash()));
    }

    /** Sends what was added. */
    void send(Handle handle) {
        begun.into(handle, "gold.customer_history", TABLE_COLUMNS);
        unchanged.into(handle, "unchanged_customer", "customer_id");
    }

    /** All rows begun. */
    Change begun() {
        return all;
    }

    /** What the row's hash is of, in the order of the columns behind the name: what depends on the day is not. */
    private static @Nullable Object[] content(Customer360 customer) {
        var golden = customer.golden();
        var orders = customer.orders();
        var tickets = customer.tickets();
        var opportunities = customer.opportunities();
        var content = new @Nullable Object[CONTENT];
        var at = 0;
        content[at++] = golden.kind().label();
        content[at++] = golden.name().orElse(null);
        for (var attribute : ATTRIBUTES) {
            content[at++] = golden.said().get(attribute);
        }
        content[at++] = customer.industry().orElse(null);
        content[at++] = customer.found().country().orElse(null);
        content[at++] = customer.found().city().orElse(null);
        content[at++] = golden.records();
        content[at++] = golden.streams().stream().sorted().collect(Collectors.joining(",", "{", "}"));
        content[at++] = golden.confidence();
        content[at++] = orders.count();
        content[at++] = orders.first().orElse(null);
        content[at++] = orders.last().orElse(null);
        content[at++] = worth(orders);
        content[at++] = tickets.count();
        content[at++] = tickets.open();
        content[at++] = tickets.last().orElse(null);
        content[at++] = opportunities.count();
        content[at++] = opportunities.open();
        content[at] = worth(opportunities);
        return content;
    }

    /** The customer's name is not in it: it may depend on which record came first. Its records are. */
    private long rowHash(Customer360 customer, @Nullable Object[] content) {
        var parts = new ArrayList<String>(2 * content.length + 1);
        for (var at = 0; at < content.length; at++) {
            var value = content[at];
            if (value != null) {
                parts.add(COLUMNS.get(at + 1));
                parts.add(value.toString());
            }
        }
        parts.add(customer.recordHashes());
        return hash.row(parts);
    }

    private static String provenance(Customer360 customer) {
        var json = new StringBuilder(256).append('{');
        var provenance = customer.golden().provenance();
        for (var attribute : BY_NAME) {
            var record = provenance.get(attribute);
            if (record != null) {
                json.append(json.length() == 1 ? "\"" : ",\"")
                        .append(attribute.column())
                        .append("\":\"");
                quote(record, json);
                json.append('"');
            }
        }
        return json.append('}').toString();
    }

    private static void quote(String text, StringBuilder json) {
        if (isPlain(text)) {
            json.append(text);
        } else {
            JsonStringEncoder.getInstance().quoteAsString(text, json);
        }
    }

    /** Whether JSON has a text as it is: names of records are, but for very few. */
    private static boolean isPlain(String text) {
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String worth(Dealings dealings) {
        if (dealings.worth().isEmpty()) {
            return "{}";
        }
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
