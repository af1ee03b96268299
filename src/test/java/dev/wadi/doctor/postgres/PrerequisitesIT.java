package dev.wadi.doctor.postgres;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.SalesforceCheck;
import dev.wadi.core.Sensitive;
import dev.wadi.doctor.Check;
import dev.wadi.postgres.DatabaseSettings;
import dev.wadi.sandbox.salesforce.SalesforceServer;
import dev.wadi.sandbox.salesforce.oauth.ConnectedApp;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.SettableClock;
import dev.wadi.sandbox.server.ObjectStore;
import dev.wadi.sandbox.server.OrdersDatabase;
import dev.wadi.sandbox.server.PostgresServer;
import dev.wadi.settings.SalesforceSettings;
import dev.wadi.settings.SalesforceSettings.Login.ClientCredentials;
import dev.wadi.source.jdbc.TableDatabase;
import dev.wadi.source.jdbc.TablesCheck;
import dev.wadi.source.s3.BucketCheck;
import dev.wadi.testkit.postgres.EmptyDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Each check against the real server of its kind: once where all is well, and once for each thing that may be missing. */
class PrerequisitesIT {

    private static final String SECRET = "s3cret-of-somebody";

    @Test
    void aDatabaseThatIsEmptyWillDo() throws Exception {
        assertThat(lines(database(EmptyDatabase.create().url(), PostgresServer.USER, Clock.systemUTC())))
                .contains("OK Postgres 17")
                .contains("OK may make schemas")
                .containsPattern("OK the schema is empty; wadi migrate or the next start applies \\d+ migrations")
                .containsPattern("OK its clock and ours are \\d+ ms apart");
    }

    @Test
    void aDatabaseThatDoesNotLetUsInIsToldBySettings() throws Exception {
        var url = EmptyDatabase.create().url();

        assertThat(lines(database(url, "nobody", Clock.systemUTC())))
                .startsWith("FAILED no connection to " + url + " as nobody: ")
                .doesNotContain(SECRET);
        assertThat(lines(database("jdbc:postgresql://127.0.0.1:1/wadi", "nobody", Clock.systemUTC())))
                .startsWith("FAILED no connection to jdbc:postgresql://127.0.0.1:1/wadi");
    }

    @Test
    void theRightToMakeSchemasIsToldWithTheGrantThatIsMissing() throws Exception {
        var empty = EmptyDatabase.create();
        try (var connection = empty.connect();
                var statement = connection.createStatement()) {
            statement.execute("REVOKE CREATE ON DATABASE " + connection.getCatalog() + " FROM " + PostgresServer.USER);

            assertThat(lines(database(empty.url(), PostgresServer.USER, Clock.systemUTC())))
                    .contains("FAILED may not make schemas: GRANT CREATE ON DATABASE " + connection.getCatalog()
                            + " TO " + PostgresServer.USER);
        }
    }

    @Test
    void clocksThatDifferAreWarnedOf() throws Exception {
        var fast = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));

        assertThat(lines(database(EmptyDatabase.create().url(), PostgresServer.USER, fast)))
                .contains("WARNING its clock and ours are ");
    }

    @Test
    void aShopIsToldByWhatItLetsUsDo() throws Exception {
        try (var shop = OrdersDatabase.start(Path.of(""))) {
            assertThat(lines(tables(shop, shop.reader().user(), shop.reader().password())))
                    .containsPattern("OK lets \\w+ in and shows \\d+ tables")
                    .contains("OK may read and no more")
                    .contains("GRANT REPLICATION CLIENT ON *.*");
            assertThat(lines(tables(shop, shop.owner().user(), shop.owner().password())))
                    .contains("WARNING may do more than read: REVOKE ALL PRIVILEGES")
                    .doesNotContain("PASSWORD");
            assertThat(lines(tables(shop, shop.reader().user(), SECRET)))
                    .startsWith("FAILED no connection as ")
                    .contains("(wadi.orders.url, .user, .password)")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void aBucketIsToldByWhatItLetsUsDo() throws Exception {
        try (var objects = ObjectStore.start()) {
            objects.createBucket("exports");
            assertThat(lines(bucket(objects, "exports", objects.secretKey())))
                    .startsWith("WARNING lets us list, but holds nothing under 'tickets/' yet");

            objects.put("exports", "tickets/a.csv", new byte[] {1, 2});
            assertThat(lines(bucket(objects, "exports", objects.secretKey())))
                    .isEqualTo("OK lets us list and get under 'tickets/'");
            assertThat(lines(bucket(objects, "nowhere", objects.secretKey()))).startsWith("FAILED is not there");
            assertThat(lines(bucket(objects, "exports", SECRET)))
                    .startsWith(
                            "FAILED does not let us in: allow s3:ListBucket on arn:aws:s3:::exports and s3:GetObject")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void salesforceIsToldByWhetherItLetsUsInAndWhatIsLeft() throws Exception {
        var store = new RecordStore(SettableClock.at("2026-01-05T08:00:00Z"));
        try (var org = SalesforceServer.start(store)) {
            org.authorization().register(ConnectedApp.of("wadi", SECRET).runningAs("wadi@crm.example"));

            assertThat(lines(salesforce(org, SECRET)))
                    .containsPattern("^OK lets us in at .*; \\d+ of \\d+ requests left");
            assertThat(lines(salesforce(org, "wrong-" + SECRET)))
                    .startsWith("FAILED does not let us in at ")
                    .doesNotContain(SECRET);
        }
    }

    private static Check database(String url, String user, Clock clock) {
        return new DatabaseCheck(new DatabaseSettings(url, user, new Sensitive<>(SECRET), 2), clock);
    }

    private static Check tables(OrdersDatabase shop, String user, String password) {
        return new TablesCheck(new TableDatabase("orders", shop.jdbcUrl(), user, new Sensitive<>(password)));
    }

    private static Check salesforce(SalesforceServer org, String secret) {
        return new SalesforceCheck(
                new SalesforceSettings(org.endpoint(), "wadi", new ClientCredentials(new Sensitive<>(secret))));
    }

    private static Check bucket(ObjectStore objects, String bucket, String secretKey) {
        return new BucketCheck(
                () -> S3Client.builder()
                        .endpointOverride(objects.endpoint())
                        .region(Region.of(objects.region()))
                        .credentialsProvider(StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(objects.accessKey(), secretKey)))
                        .forcePathStyle(true)
                        .build(),
                bucket,
                "tickets/");
    }

    private static String lines(Check check) throws Exception {
        return check.look().stream()
                .map(outcome -> outcome.level() + " " + outcome.says())
                .collect(joining("\n"));
    }
}
