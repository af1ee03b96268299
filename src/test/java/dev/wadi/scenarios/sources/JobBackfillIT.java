package dev.wadi.scenarios.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.backfill.Backfill.State;
import dev.wadi.backfill.Backfills;
import dev.wadi.backfill.Request;
import dev.wadi.backfill.postgres.PostgresBackfills;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.sandbox.salesforce.SalesforceServer;
import dev.wadi.sandbox.salesforce.fault.CallKind;
import dev.wadi.sandbox.salesforce.fault.Fault;
import dev.wadi.sandbox.salesforce.fault.Mishap;
import dev.wadi.sandbox.salesforce.oauth.ConnectedApp;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.SettableClock;
import dev.wadi.sandbox.service.WadiProcess;
import dev.wadi.scenarios.Installation;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** History that Salesforce prepares as a job, fetched by a service that dies in its midst. */
class JobBackfillIT {

    private static final int CONTACTS = 3_000;

    private final RecordStore store = new RecordStore(SettableClock.at("2026-01-05T08:00:00Z"));

    /** War story 5: a time-out in the midst of a long job lost a week of records. */
    @Test
    void aKilledBackfillGoesOnAtItsPlaceAndWhereItsJobIsGoneAnew() throws SQLException {
        store.upsertAll(
                "Contact",
                IntStream.range(0, CONTACTS)
                        .mapToObj(i -> Map.of("LastName", "Family" + i, "MailingStreet", "1 Elm St\nFlat " + i))
                        .toList());
        try (var org = SalesforceServer.start(store);
                var installation = Installation.shipped()) {
            org.authorization().register(ConnectedApp.of("wadi", "secret").runningAs("wadi@crm.example"));
            org.faults().add(Fault.always(CallKind.JOB_RESULTS, new Mishap.ShortPage(500)));
            var service = reading(installation, org);
            var backfills = new Backfills(
                    new PostgresBackfills(installation.database(), Tenant.DEFAULT),
                    Contracts.load(Path.of("contracts")));
            var asked = backfills.start(new Request(
                    "crm.contact",
                    Instant.parse("2026-01-01T00:00:00Z"),
                    Instant.parse("2026-02-01T00:00:00Z"),
                    Duration.ofDays(365),
                    2_000,
                    "a test"));

            killInLand(installation, service.start(), 1_000);
            killInLand(installation, installation.start(), 2_000);
            assertThat(org.calls(CallKind.JOB_CREATE))
                    .as("taken up at its place")
                    .isEqualTo(1);
            org.faults().add(Fault.at(CallKind.JOB_STATUS, 1, new Mishap.JobGone()));
            installation.start();

            awaitRows(installation, CONTACTS, "SELECT count(*) FROM gold.contact");
            awaitRows(installation, 1, "SELECT count(*) FROM ops.backfill WHERE state = 'done'");
            assertThat(org.calls(CallKind.JOB_CREATE)).isEqualTo(2);
            assertThat(backfills.all()).singleElement().satisfies(done -> {
                assertThat(done.id()).isEqualTo(asked.id());
                assertThat(done.state()).isEqualTo(State.DONE);
                assertThat(done.percent()).isEqualTo(100);
                assertThat(done.job()).isEmpty();
            });
            awaitRows(installation, 0, "SELECT count(*) FROM bronze.claim WHERE state <> 'done'");
            assertThat(installation.count("SELECT count(DISTINCT record_key) FROM silver.contact"))
                    .isEqualTo(CONTACTS);
            assertThat(installation.count("SELECT count(*) FROM gold.contact WHERE street LIKE E'1 Elm St\\nFlat %'"))
                    .isEqualTo(CONTACTS);
            assertThat(installation.balance("crm.contact").balanced()).isTrue();
        }
    }

    private static Installation reading(Installation installation, SalesforceServer org) {
        return installation
                .with("wadi.crm.enabled", "true")
                .with("wadi.salesforce.loginUrl", org.endpoint().toString())
                .with("wadi.salesforce.clientId", "wadi")
                .with("wadi.salesforce.clientSecret", "secret")
                .with("wadi.salesforce.jobFrom", "1000")
                .with("wadi.salesforce.jobPollMillis", "50")
                .with("wadi.backfill.everyMillis", "100")
                .with("wadi.land.records", "250");
    }

    /** Some time after the backfill has read so much. */
    private static void killInLand(Installation installation, WadiProcess service, int records) throws SQLException {
        awaitRows(installation, 1, "SELECT count(*) FROM ops.backfill WHERE records >= " + records);
        Killed.inLand(installation, service);
    }

    private static void awaitRows(Installation installation, long rows, String sql) {
        await(sql)
                .atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> installation.count(sql) == rows);
    }
}
