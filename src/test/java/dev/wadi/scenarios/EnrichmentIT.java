package dev.wadi.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.sandbox.day.people.NetworksOfTheDay;
import dev.wadi.sandbox.salesforce.SalesforceServer;
import dev.wadi.sandbox.salesforce.oauth.ConnectedApp;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts and where they log in from: each address is asked about once for each file of places, and published. */
class EnrichmentIT {

    private static final int CONTACTS = 300;
    private static final int ADDRESSES = 60;
    private static final String HONOURED =
            "SELECT count(*) FROM enrich.answer WHERE enricher = 'geoip' AND from_publication IS NOT NULL";

    @TempDir
    private Path folder;

    @Test
    void everyAddressIsPlacedOnceByEachFileOfPlaces() {
        var store = new RecordStore(SettableClock.at("2026-01-05T08:00:00Z"));
        store.upsertAll("Contact", contacts());
        var file = folder.resolve("places.mmdb");
        NetworksOfTheDay.places().writeTo(file, Instant.parse("2026-01-01T00:00:00Z"));
        try (var salesforce = SalesforceServer.start(store);
                var installation = Installation.shipped()) {
            salesforce
                    .authorization()
                    .register(ConnectedApp.of("wadi", "secret").runningAs("wadi@crm.example"));
            var service = installation
                    .with("wadi.crm.enabled", "true")
                    .with("wadi.crm.pollMillis", "300")
                    .with("wadi.salesforce.loginUrl", salesforce.endpoint().toString())
                    .with("wadi.salesforce.clientId", "wadi")
                    .with("wadi.salesforce.clientSecret", "secret")
                    .with("wadi.enrich.geoip", file.toString())
                    .start();

            awaitCount(installation, ADDRESSES, HONOURED);
            assertThat(installation.count(HONOURED + " AND said->>'country' = 'GB' AND said->>'city' <> ''"))
                    .isEqualTo(ADDRESSES);
            assertThat(installation.count("SELECT count(*) FROM gold.contact")).isEqualTo(CONTACTS);

            service.kill();
            NetworksOfTheDay.places().writeTo(file, Instant.parse("2026-02-01T00:00:00Z"));
            installation.start();

            awaitCount(
                    installation, ADDRESSES, HONOURED + " AND source LIKE '%2026-02-01%' AND to_publication IS NULL");
            assertThat(installation.count(HONOURED)).isEqualTo(2 * ADDRESSES);
            assertThat(installation.count("SELECT count(*) FROM ops.dead_letter"))
                    .isZero();
        }
    }

    private static void awaitCount(Installation installation, long rows, String sql) {
        await().atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> installation.count(sql) == rows);
    }

    private static List<Map<String, Object>> contacts() {
        var contacts = new ArrayList<Map<String, Object>>();
        for (var number = 0; number < CONTACTS; number++) {
            contacts.add(
                    Map.of("LastName", "Family" + number, "Last_Login_IP__c", "198.18.16." + (1 + number % ADDRESSES)));
        }
        return contacts;
    }
}
