package dev.wadi.gold.postgres;

import static dev.wadi.testkit.postgres.Streams.BUYERS;
import static dev.wadi.testkit.postgres.Streams.NOTES;
import static dev.wadi.testkit.postgres.Streams.ORDERS;
import static dev.wadi.testkit.postgres.Streams.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.sandbox.day.shop.ShopCustomer;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers see in the end follows from what was said, however it came: a small day of people known to three streams. */
class AnyOrderIT {

    private static final int PEOPLE = 250;
    private static final int RECORDS_IN_OBJECT = 25;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void comesToTheSameContentInAnyOrderAndPortions(long seed) {
        var atOnce = landed();
        atOnce.work();
        atOnce.resolve();
        atOnce.publish();

        var chance = new Random(seed);
        var bitByBit = landed();
        var claims = new ArrayList<>(bitByBit.claims("me").take(1_000));
        Collections.shuffle(claims, chance);
        for (var claim : claims) {
            bitByBit.writer().write(bitByBit.batch(claim));
            if (chance.nextInt(4) == 0) {
                bitByBit.resolve();
            }
            if (chance.nextInt(8) == 0) {
                bitByBit.publish();
            }
        }
        bitByBit.resolve();
        bitByBit.publish();

        assertThat(publications(bitByBit)).isGreaterThan(1);
        assertThat(customers(bitByBit)).isEqualTo(customers(atOnce)).hasSizeGreaterThan(PEOPLE / 2);
        assertThat(links(bitByBit)).isEqualTo(links(atOnce));
        assertThat(reviews(bitByBit)).isEqualTo(reviews(atOnce)).isNotEmpty();
        assertThat(contentHash(bitByBit)).isEqualTo(contentHash(atOnce));
    }

    @Test
    void aReviewIsOpenUntilOneOfTheTwoIsGone() {
        var warehouse = landed();
        warehouse.work();
        warehouse.resolve();
        warehouse.publish();
        var note = DATABASE.rows("""
                        SELECT left_key FROM identity.review
                        WHERE tenant = ? AND left_stream = 'desk.note' AND to_publication IS NULL ORDER BY 1
                        """, warehouse.tenant()).get(0);

        warehouse.deliver(NOTES, "says nothing now", note + ",9,,,,");

        assertThat(DATABASE.rows("""
                        SELECT DISTINCT from_publication, to_publication FROM identity.review
                        WHERE tenant = ? AND left_stream = 'desk.note' AND left_key = ?
                        """, warehouse.tenant(), note)).containsExactly("1|2");
    }

    private static Warehouse landed() {
        var contracts = new ArrayList<Contract>(Streams.shop().all());
        contracts.add(Streams.notes());
        var warehouse = new Warehouse(DATABASE, Contracts.of(contracts));
        warehouse.askFrom(0.001);
        var buyers = new ArrayList<String>();
        var changes = new ArrayList<String>();
        var orders = new ArrayList<String>();
        var notes = new ArrayList<String>();
        var tickets = new ArrayList<String>();
        var day = Day.of(DaySize.of(PEOPLE), 5);
        day.customers().forEachRemaining(buyer -> {
            var id = String.valueOf(buyer.customerId());
            var place = buyers.size();
            buyers.add(buyer(buyer.email(), id, "1", buyer));
            orders.add(line(id, "1", id, "2026-02-01T10:00:00Z", (1 + place % 7) + ".50", "EUR", "placed"));
            if (place % 7 == 0) {
                changes.add(buyer("moved." + buyer.email(), id, "2", buyer));
                orders.add(line(id, "2", String.valueOf(1), "2026-02-01T10:00:00Z", "1.00", "USD", "done"));
            } else if (place % 11 == 0) {
                changes.add(id + ",2,,,,,,,,,,,,true");
            }
        });
        day.contacts().forEachRemaining(contact -> {
            var name = contact.firstName() + " " + contact.lastName();
            notes.add(line(contact.id(), "1", contact.email(), name, contact.phone(), "hello"));
            tickets.add(line(contact.id(), "1", name, contact.email(), "2026-02-01T10:00:00Z", "new"));
        });
        land(warehouse, BUYERS, "buyers", buyers);
        land(warehouse, BUYERS, "changes", changes);
        land(warehouse, ORDERS, "orders", orders);
        land(warehouse, NOTES, "notes", notes);
        land(warehouse, TICKETS, "tickets", tickets);
        return warehouse;
    }

    /** As small objects, which pass their gates one by one. */
    private static void land(Warehouse warehouse, String stream, String name, List<String> lines) {
        for (var some : Lists.partition(lines, RECORDS_IN_OBJECT)) {
            warehouse.land(stream, name + " from " + some.hashCode(), some.toArray(String[]::new));
        }
    }

    private static String buyer(String email, String id, String version, ShopCustomer buyer) {
        return line(
                id,
                version,
                "person",
                buyer.givenName(),
                buyer.familyName(),
                "",
                email,
                buyer.phone(),
                buyer.birthDate(),
                buyer.street(),
                buyer.city(),
                "",
                "",
                "");
    }

    private static String line(String... values) {
        return String.join(
                ",",
                Stream.of(values)
                        .map(value -> value.replaceAll("[,\"\\r\\n]", " "))
                        .toList());
    }

    /** All that readers see of customers but their names. */
    private static List<String> customers(Warehouse warehouse) {
        return DATABASE.rows("""
                SELECT (to_jsonb(c) - ARRAY['tenant', 'customer_id', 'from_publication'])::text
                FROM gold.customer_360 c WHERE tenant = ? ORDER BY 1
                """, warehouse.tenant());
    }

    private static List<String> links(Warehouse warehouse) {
        return DATABASE.rows("""
                SELECT stream, record_key, kind, confidence::text, reason FROM identity.link
                WHERE tenant = ? AND to_publication IS NULL ORDER BY 1, 2
                """, warehouse.tenant());
    }

    private static List<String> reviews(Warehouse warehouse) {
        return DATABASE.rows("""
                SELECT left_stream, left_key, right_stream, right_key, probability::text, reason FROM identity.review
                WHERE tenant = ? AND to_publication IS NULL ORDER BY 1, 2, 3, 4
                """, warehouse.tenant());
    }

    private static int publications(Warehouse warehouse) {
        return Integer.parseInt(
                DATABASE.one("SELECT count(*) FROM ops.publication WHERE tenant = ?", warehouse.tenant()));
    }

    private static String contentHash(Warehouse warehouse) {
        return DATABASE.one(
                "SELECT content_hash FROM ops.publication WHERE tenant = ? ORDER BY publication DESC LIMIT 1",
                warehouse.tenant());
    }
}
