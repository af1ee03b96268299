package dev.wadi.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.bronze.PageDrafts;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.Reading;
import dev.wadi.bronze.csv.CsvFramer;
import dev.wadi.bronze.json.JsonAnswer;
import dev.wadi.bronze.json.JsonAnswer.Places;
import dev.wadi.core.Claim;
import dev.wadi.core.Frames;
import dev.wadi.core.Lane;
import dev.wadi.core.Page;
import dev.wadi.core.Tenant;
import dev.wadi.sandbox.day.Change;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.shop.ShopCustomer;
import dev.wadi.sandbox.day.shop.ShopLine;
import dev.wadi.sandbox.day.shop.ShopOrder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The records of a day on pages as the sources' interfaces give them, in the order of the truth about them. */
final class DayPages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant READ_AT = Instant.parse("2026-01-06T10:00:00Z");
    private static final int RECORDS = 500;

    private final Day day;
    private final Consumer<Claim> reader;

    DayPages(Day day, Consumer<Claim> reader) {
        this.day = day;
        this.reader = reader;
    }

    /** Hands over all pages, stream by stream. */
    void read() {
        answers("crm.contact", day.contacts(), day.contactChanges(), contact -> of("Contact", contact.fields()));
        answers("crm.account", day.accounts(), day.accountChanges(), account -> of("Account", account.fields()));
        answers(
                "crm.opportunity",
                day.opportunities(),
                day.opportunityChanges(),
                deal -> of("Opportunity", deal.fields()));
        lines("orders.customer", day.customers(), day.customerChanges(), DayPages::row);
        lines("orders.order", day.orders(), day.orderChanges(), DayPages::row);
        day.tickets(object -> csv(object.key(), object.bytes()));
    }

    /** Answers of Salesforce: JSON objects with an array of records. */
    private <T> void answers(
            String stream, Iterator<T> initial, Iterator<Change<T>> changes, Function<T, Map<String, Object>> fields) {
        inPortions(all(initial, changes, fields), records -> {
            var answer = bytes(Map.of("totalSize", records.size(), "done", true, "records", records));
            try {
                var frames = JsonAnswer.frame(answer, new Places("/records", "/nextRecordsUrl", "/totalSize"))
                        .frames();
                claim(stream, answer, new byte[0], frames);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Rows of a database: a line of JSON each. */
    private <T> void lines(
            String stream, Iterator<T> initial, Iterator<Change<T>> changes, Function<T, Map<String, Object>> fields) {
        inPortions(all(initial, changes, fields), records -> {
            var lines = new ByteArrayOutputStream();
            var frames = new Frames.Builder();
            for (var record : records) {
                var line = bytes(record);
                frames.add(lines.size(), line.length);
                lines.writeBytes(line);
                lines.write('\n');
            }
            claim(stream, lines.toByteArray(), new byte[0], frames.build());
        });
    }

    private void csv(String key, byte[] bytes) {
        var reading = new Reading(Tenant.DEFAULT, "tickets.ticket", Lane.LIVE, key, READ_AT, 1, 0);
        var size = new PageSize(RECORDS, 1 << 20, 1 << 16);
        var drafts = new PageDrafts(
                reading,
                new ByteArrayInputStream(bytes),
                bytes.length,
                new CsvFramer(',', '"', size.recordBytes()),
                size);
        while (drafts.hasNext()) {
            var draft = drafts.next();
            claim("tickets.ticket", draft.payload(), draft.preamble(), draft.frames());
        }
    }

    private void claim(String stream, byte[] payload, byte[] preamble, Frames frames) {
        var page = new Page(Tenant.DEFAULT, stream, Lane.LIVE, 1, 1, "a page", 0, payload, preamble, frames, READ_AT);
        reader.accept(new Claim(page, "worker-1", 1, 1));
    }

    private static Map<String, Object> of(String object, Map<String, Object> fields) {
        var record = new LinkedHashMap<String, Object>();
        record.put("attributes", Map.of("type", object, "url", "/services/data/v60.0/sobjects/" + object));
        record.putAll(fields);
        return record;
    }

    private static Map<String, Object> row(ShopCustomer customer) {
        var row = new LinkedHashMap<String, Object>();
        row.put("customer_id", customer.customerId());
        row.put("customer_number", customer.customerNumber());
        row.put("kind", customer.kind());
        put(row, "salutation", customer.salutation());
        put(row, "given_name", customer.givenName());
        put(row, "family_name", customer.familyName());
        put(row, "company_name", customer.companyName());
        put(row, "email", customer.email());
        put(row, "phone", customer.phone());
        put(row, "birth_date", customer.birthDate());
        put(row, "street", customer.street());
        put(row, "city", customer.city());
        put(row, "state", customer.state());
        put(row, "postal_code", customer.postalCode());
        put(row, "country", customer.country());
        put(row, "loyalty_points", customer.loyaltyPoints());
        row.put("created_at", customer.createdAt().toString());
        row.put("updated_at", customer.updatedAt().toString());
        return row;
    }

    private static Map<String, Object> row(ShopOrder order) {
        var row = new LinkedHashMap<String, Object>();
        row.put("order_id", order.orderId());
        row.put("order_number", order.orderNumber());
        row.put("customer_id", order.customerId());
        row.put("status", order.status());
        row.put("currency", order.currency());
        row.put("total", order.total());
        put(row, "shipping_street", order.shippingStreet());
        put(row, "shipping_city", order.shippingCity());
        put(row, "shipping_state", order.shippingState());
        put(row, "shipping_postal_code", order.shippingPostalCode());
        put(row, "shipping_country", order.shippingCountry());
        put(row, "note", order.note());
        row.put("placed_at", order.placedAt().toString());
        order.shippedAt().ifPresent(moment -> row.put("shipped_at", moment.toString()));
        row.put("updated_at", order.updatedAt().toString());
        row.put("lines", order.lines().stream().map(DayPages::row).toList());
        return row;
    }

    private static Map<String, Object> row(ShopLine line) {
        var row = new LinkedHashMap<String, Object>();
        row.put("line_no", line.lineNo());
        row.put("sku", line.sku());
        row.put("title", line.title());
        row.put("quantity", line.quantity());
        row.put("unit_price", line.unitPrice());
        row.put("amount", line.amount());
        return row;
    }

    /** What is empty in the day is {@code NULL} in the database where the table allows it, and left out then. */
    private static void put(Map<String, Object> row, String column, String value) {
        if (!value.isEmpty()) {
            row.put(column, value);
        }
    }

    private static <T> List<Map<String, Object>> all(
            Iterator<T> initial, Iterator<Change<T>> changes, Function<T, Map<String, Object>> fields) {
        var all = new ArrayList<Map<String, Object>>();
        initial.forEachRemaining(record -> all.add(fields.apply(record)));
        changes.forEachRemaining(change -> all.add(fields.apply(change.record())));
        return all;
    }

    private static <T> void inPortions(List<T> records, Consumer<List<T>> each) {
        for (var from = 0; from < records.size(); from += RECORDS) {
            each.accept(records.subList(from, Math.min(from + RECORDS, records.size())));
        }
    }

    private static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
