package dev.wadi.scenarios.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.core.Tenant;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.recheck.postgres.PostgresRechecks;
import dev.wadi.sandbox.salesforce.SalesforceServer;
import dev.wadi.sandbox.salesforce.fault.CallKind;
import dev.wadi.sandbox.salesforce.fault.Fault;
import dev.wadi.sandbox.salesforce.fault.Mishap;
import dev.wadi.sandbox.salesforce.oauth.ConnectedApp;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.SettableClock;
import dev.wadi.scenarios.Installation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contacts from Salesforce: every answer lands, what is read again is known, what is committed late is not missed. */
class SalesforceIT {

    private static final int CONTACTS = 4_500;

    /** What a recheck may ask for. */
    private static final int PAGES = 20;

    private final SettableClock clock = SettableClock.at("2026-01-05T08:00:00Z");
    private final RecordStore store = new RecordStore(clock);

    @Test
    void contactsAreKeptAsTheyStandInSalesforce() {
        try (var salesforce = SalesforceServer.start(store);
                var installation = Installation.shipped()) {
            var contacts = store.upsertAll("Contact", contacts());
            salesforce
                    .authorization()
                    .register(ConnectedApp.of("wadi", "secret").runningAs("wadi@crm.example"));
            salesforce.faults().add(Fault.at(CallKind.QUERY_MORE, 1, new Mishap.SessionEnds()));
            startReading(installation, salesforce);
            awaitGold(installation, CONTACTS, "SELECT count(*) FROM gold.contact");

            var late = store.begin();
            late.upsert("Contact", Map.of("Id", contacts.get(0), "LastName", "Late"));
            clock.advanceSeconds(120);
            store.upsert("Contact", Map.of("Id", contacts.get(1), "LastName", "Changed"));
            store.delete(contacts.get(2));
            awaitGold(installation, 1, "SELECT count(*) FROM gold.contact WHERE family_name = 'Changed'");
            late.commit();

            awaitGold(installation, 1, "SELECT count(*) FROM gold.contact WHERE family_name = 'Late'");
            awaitGold(installation, CONTACTS - 1, "SELECT count(*) FROM gold.contact");
            assertThat(installation.count("SELECT count(*) FROM ops.dead_letter"))
                    .isZero();
            assertThat(balance(installation)).satisfies(balance -> {
                assertThat(balance.balanced()).isTrue();
                assertThat(balance.duplicate()).isPositive();
                assertThat(balance.rejected()).isZero();
            });

            // without a trace, without a new stamp: no query for what changed tells of it
            store.purge(contacts.get(3));
            store.restore("Contact", List.of(changedInSilence(contacts.get(4))).iterator());
            new PostgresRechecks(installation.database(), Tenant.DEFAULT).begin("crm.contact");

            awaitGold(installation, 1, "SELECT count(*) FROM gold.contact WHERE family_name = 'Silent'");
            awaitGold(installation, CONTACTS - 2, "SELECT count(*) FROM gold.contact");
            awaitGold(
                    installation,
                    1,
                    "SELECT count(*) FROM ops.recheck WHERE stream = 'crm.contact' AND began_at > 'epoch' AND NOT open");
            assertThat(installation.count("SELECT 1000 * sum(changed) + sum(gone) FROM quality.audit"))
                    .isEqualTo(1_001);
            assertThat(installation.count("SELECT pages_left FROM ops.recheck WHERE stream = 'crm.contact'"))
                    .as("what is left of " + PAGES + " calls")
                    .isBetween(0L, PAGES - 3L);
            assertThat(balance(installation).balanced()).isTrue();
        }
    }

    private static Map<String, Object> changedInSilence(String contact) {
        var stamp = "2026-01-05T08:00:00.000+0000";
        return Map.of(
                "Id", contact,
                "FirstName", "Given4",
                "LastName", "Silent",
                "Email", "person4@post.example",
                "CreatedDate", stamp,
                "LastModifiedDate", stamp,
                "SystemModstamp", stamp);
    }

    private static void startReading(Installation installation, SalesforceServer salesforce) {
        installation
                .with("wadi.crm.enabled", "true")
                .with("wadi.crm.pollMillis", "300")
                .with("wadi.recheck.lookMillis", "100")
                .with("wadi.recheck.windowHours", "8760")
                .with("wadi.recheck.pages", String.valueOf(PAGES))
                .with("wadi.salesforce.loginUrl", salesforce.endpoint().toString())
                .with("wadi.salesforce.clientId", "wadi")
                .with("wadi.salesforce.clientSecret", "secret")
                .start();
    }

    private static void awaitGold(Installation installation, long rows, String sql) {
        await(sql)
                .atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> installation.count(sql) == rows);
    }

    private static Balance balance(Installation installation) {
        return new PostgresLedger(installation.database())
                .balances(Tenant.DEFAULT).stream()
                        .filter(balance -> balance.stream().equals("crm.contact"))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<Map<String, Object>> contacts() {
        var contacts = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < CONTACTS; i++) {
            var contact = new HashMap<String, Object>();
            contact.put("FirstName", "Given" + i);
            contact.put("LastName", "Family" + i);
            contact.put("Email", "person" + i + "@post.example");
            contacts.add(contact);
        }
        return contacts;
    }
}
