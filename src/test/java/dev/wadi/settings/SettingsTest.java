package dev.wadi.settings;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.WorkSettings;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.enrich.EnrichSettings;
import dev.wadi.enrich.lifecycle.LifecycleSettings;
import dev.wadi.enrich.lifecycle.LifecycleSettings.Weights;
import dev.wadi.identity.register.RegisterSettings;
import dev.wadi.sandbox.salesforce.oauth.SigningKey;
import dev.wadi.security.OidcSettings;
import dev.wadi.settings.SalesforceSettings.Login.Jwt;
import dev.wadi.source.http.WebApi;
import dev.wadi.source.jdbc.TableDatabase;
import dev.wadi.web.Access;
import dev.wadi.web.Listener;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Path SHIPPED = Path.of("application.properties");
    private static final Map<String, String> NONE = Map.of();

    @TempDir
    private Path folder;

    @Test
    void theShippedDefaultsAreInForce() {
        var settings = read(SHIPPED, NONE, NONE);

        assertThat(settings.tenant()).isEqualTo(Tenant.DEFAULT);
        assertThat(settings.contracts()).isEqualTo(Path.of("contracts"));
        assertThat(settings.pageSize()).isEqualTo(new PageSize(2_000, 4 << 20, 1 << 20));
        assertThat(settings.work()).isEqualTo(new WorkSettings(2, Duration.ofMinutes(1)));
        assertThat(settings.database().connections()).isEqualTo(10);
        assertThat(settings.s3().endpoint()).isEmpty();
        assertThat(settings.s3().accessKey()).isEmpty();
        assertThat(settings.enrich())
                .isEqualTo(new EnrichSettings(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        20_000,
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(1)));
        assertThat(settings.identity()).isEqualTo(new RegisterSettings(0.6, 0.3, 50, 2));
        assertThat(settings.lifecycle())
                .isEqualTo(new LifecycleSettings(90, 4, 500, 3, 60, new Weights(40, 30, 30, 30), 60, 5, 180, 3, 365));
    }

    @Test
    void filesOfReferenceDataAreWhereTheyAreSaidToBe() {
        var settings = read(
                SHIPPED,
                NONE,
                Map.of(
                        "wadi.enrich.geoip",
                        "a.mmdb",
                        "wadi.enrich.industry",
                        "b.rules",
                        "wadi.enrich.rates",
                        "c.rates"));

        assertThat(settings.enrich().geoip()).contains(Path.of("a.mmdb"));
        assertThat(settings.enrich().industry()).contains(Path.of("b.rules"));
        assertThat(settings.enrich().rates()).contains(Path.of("c.rates"));
    }

    @Test
    void onlyThisMachineReachesTheFacesAsShipped() {
        var faces = read(SHIPPED, NONE, NONE).faces();

        assertThat(faces.api()).contains(new Listener("wadi.api", "127.0.0.1", 8080));
        assertThat(faces.management()).contains(new Listener("wadi.management", "127.0.0.1", 9876));
        assertThat(faces.users()).isEmpty();
        assertThat(faces.oidc()).isEmpty();
    }

    @Test
    void metricsAreForAnyoneWhileNobodyElseReachesThePort() {
        var opened = Map.of("wadi.management.address", "0.0.0.0", "wadi.users.file", "users");
        var said = Map.of(
                "wadi.management.address", "0.0.0.0", "wadi.users.file", "users", "wadi.metrics.access", "anyone");

        assertThat(read(SHIPPED, NONE, NONE).observe().access()).isEqualTo(Access.ANYONE);
        assertThat(read(SHIPPED, NONE, opened).observe().access()).isEqualTo(Access.VIEWER);
        assertThat(read(SHIPPED, NONE, said).observe().access()).isEqualTo(Access.ANYONE);
    }

    @Test
    void othersReachThemWhereItIsSaidWhoMayComeIn() {
        var users =
                Map.of("wadi.api.address", "0.0.0.0", "wadi.users.file", "users", "wadi.management.enabled", "false");
        var oidc = Map.of(
                "wadi.oidc.issuer", "https://id.example",
                "wadi.oidc.audience", "wadi",
                "wadi.oidc.jwks", "https://id.example/keys",
                "wadi.api.address", "0.0.0.0");

        assertThat(read(SHIPPED, NONE, users).faces())
                .isEqualTo(new FacesSettings(
                        Optional.of(new Listener("wadi.api", "0.0.0.0", 8080)),
                        Optional.empty(),
                        Optional.of(Path.of("users")),
                        Optional.empty()));
        assertThat(read(SHIPPED, NONE, oidc).faces().oidc())
                .contains(
                        new OidcSettings("https://id.example", "wadi", URI.create("https://id.example/keys"), "roles"));
    }

    @Test
    void halfAnIdentityProviderIsNone() {
        assertThatThrownBy(() -> read(SHIPPED, NONE, Map.of("wadi.oidc.issuer", "https://id.example")))
                .hasMessageContaining("wadi.oidc.audience must be set")
                .hasMessageContaining("wadi.oidc.jwks must be set");
    }

    static Stream<String> required() throws IOException {
        return shipped().entrySet().stream()
                .filter(setting -> setting.getKey().startsWith("wadi.")
                        && !setting.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .filter(name -> !name.matches(
                        "wadi\\.tickets\\.(bucket|prefix)|wadi\\.orders\\.user|wadi\\.calls\\.(topic|group)"
                                + "|wadi\\.salesforce\\.jobFrom"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("required")
    void aSettingThatIsLeftEmptyIsNamed(String name) {
        assertThatThrownBy(() -> read(SHIPPED, NONE, Map.of(name, " ")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("application.properties: " + name + " must be set");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wadi.api.address         | 0.0.0.0",
                "wadi.management.address  | 192.0.2.1",
                "wadi.api.port            | 65536",
                "wadi.management.port     | none",
                "wadi.api.enabled         | yes",
                "wadi.tenant              | Default",
                "wadi.hash.key            | 123",
                "wadi.duties              | poll,rest",
                "wadi.traces.endpoint     | collector:4318",
                "wadi.traces.percent      | 0",
                "wadi.database.url        | jdbc:mysql://localhost/wadi",
                "wadi.database.url        | jdbc:postgresql://localhost:port/wadi",
                "wadi.database.url        | jdbc:postgresql:/localhost/wadi",
                "wadi.database.url        | jdbc:postgresql://localhost/wadi?user=me&password=s3cret",
                "wadi.database.connections| 1",
                "wadi.database.connections| ten",
                "wadi.s3.endpoint         | not a url",
                "wadi.s3.endpoint         | localhost:9000",
                "wadi.s3.endpoint         | nowhere",
                "wadi.land.records        | 0",
                "wadi.land.records        | 100001",
                "wadi.land.bytes          | 1.5",
                "wadi.land.recordBytes    | 99999999999999",
                "wadi.work.workers        | 65",
                "wadi.work.leaseMillis    | 1s",
                "wadi.work.pollMillis     | -1",
                "wadi.resolve.attempts    | 0",
                "wadi.resolve.everyMillis | 1",
                "wadi.identity.link       | 1",
                "wadi.identity.link       | 0",
                "wadi.identity.link       | 60%",
                "wadi.identity.review     | 0",
                "wadi.identity.review     | 0.99",
                "wadi.identity.many       | 1",
                "wadi.identity.threads    | 0",
                "wadi.enrich.batch        | 0",
                "wadi.enrich.patienceMillis| -1",
                "wadi.enrich.pauseMillis  | 1m",
                "wadi.lifecycle.recencyHalfLifeDays| 0",
                "wadi.lifecycle.ordersHalf | 0.5",
                "wadi.lifecycle.spentHalf | 0",
                "wadi.lifecycle.ticketsHalf| none",
                "wadi.lifecycle.ticketHalfLifeDays| 3651",
                "wadi.lifecycle.recencyWeight| 0",
                "wadi.lifecycle.frequencyWeight| 101",
                "wadi.lifecycle.moneyWeight| 30%",
                "wadi.lifecycle.troubleWeight| -1",
                "wadi.lifecycle.newForDays | -1",
                "wadi.lifecycle.loyalFromOrders| 0",
                "wadi.lifecycle.riskAfterDays| 0",
                "wadi.lifecycle.riskFromTickets| 0",
                "wadi.lifecycle.lapsedAfterDays| never",
                "wadi.leader.checkMillis  | 1",
                "wadi.retry.times         | -1",
                "wadi.retry.firstMillis   | 1s",
                "wadi.retry.longestMillis | 0",
                "wadi.tickets.pollMillis  | often",
                "wadi.orders.pollMillis   | often",
                "wadi.orders.enabled      | yes",
                "wadi.kafka.brokers       | localhost",
                "wadi.kafka.tls           | yes",
                "wadi.kafka.login         | kerberos",
                "wadi.kafka.sessionMillis | 10",
                "wadi.calls.consumers     | 0",
                "wadi.orders.url          | mysql://localhost/shop",
                "wadi.orders.url          | jdbc:mysql://localhost/shop?user=me&password=s3cret",
                "wadi.orders.url          | jdbc:mysql://me:s3cret@localhost/shop",
                "wadi.orders.url          | https://me:s3cret@shop.test/v1",
                "wadi.orders.url          | https://shop.test/v1?token=s3cret",
                "wadi.orders.url          | https://shop.test/v1/",
                "wadi.salesforce.loginUrl | nowhere",
                "wadi.salesforce.login    | password"
            })
    void aWrongSettingIsNamed(String name, String value) {
        assertThatThrownBy(() -> read(SHIPPED, NONE, Map.of(name, value)))
                .isInstanceOf(SettingsException.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .singleElement()
                        .asString()
                        .startsWith("application.properties: " + name + " ")
                        .contains("must be"));
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        var wrong = Map.of("wadi.tenant", "?", "wadi.work.workers", "many", "wadi.land.recrods", "5");

        assertThatThrownBy(() -> read(SHIPPED, NONE, wrong))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(
                        "wadi.tenant = '?'", "wadi.work.workers = 'many'", "wadi.land.recrods is not a setting");
    }

    @ParameterizedTest
    @CsvSource({
        "wadi.land.record",
        "wadi.tenants",
        "wadi.work.lease",
        "wadi.retry.delay",
        "wadi.s3.bucket",
        "wadi.enrich.geo",
        "wadi.lifecycle.halfLife",
        "wadi.hash.salt"
    })
    void anUnknownSettingInAKnownAreaIsNamed(String name) {
        assertThatThrownBy(() -> read(SHIPPED, NONE, Map.of(name, "1")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(name + " is not a setting of this version");
    }

    @Test
    void anAccessKeyNeedsItsSecret() {
        assertThatThrownBy(() -> read(SHIPPED, NONE, Map.of("wadi.s3.accessKey", "AKIA")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("wadi.s3.secretKey must be set");
    }

    @Test
    void nothingOfASourceIsNeededThatIsOff() {
        var settings = read(SHIPPED, NONE, NONE);

        assertThat(settings.salesforce()).isEmpty();
        assertThat(settings.tableDatabases()).isEmpty();
        assertThat(settings.kafka()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:mysql://localhost:port/shop", "jdbc:postgresql://localhost", "jdbc:msyql://localhost/shop"
            })
    void aDatabaseThatIsReadNeedsAUrlThatADriverUnderstands(String url) {
        var on = Map.of("wadi.orders.enabled", "true", "wadi.orders.url", url);

        assertThatThrownBy(() -> read(SHIPPED, NONE, on))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("wadi.orders.url must be a URL that a driver understands");
    }

    @Test
    void aTopicThatIsReadNeedsABroker() {
        assertThatThrownBy(() -> read(SHIPPED, NONE, Map.of("wadi.calls.enabled", "true")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("application.properties: wadi.kafka.brokers must be set");
    }

    @Test
    void aLoginToKafkaNeedsUserAndPassword() {
        var on = Map.of("wadi.kafka.brokers", "a:9092,b:9092", "wadi.kafka.login", "scram-sha-512");

        assertThatThrownBy(() -> read(SHIPPED, NONE, on))
                .hasMessageContainingAll("wadi.kafka.user must be set", "wadi.kafka.password must be set");
        var kafka = read(SHIPPED, Map.of("WADI_KAFKA_USER", "wadi", "WADI_KAFKA_PASSWORD", "s3cret"), on)
                .kafka();
        assertThat(kafka.orElseThrow().login().orElseThrow().mechanism().label())
                .isEqualTo("SCRAM-SHA-512");
        assertThat(kafka.toString()).doesNotContain("s3cret");
    }

    @Test
    void aDatabaseThatIsOnIsReadByItsName() {
        var settings = read(SHIPPED, Map.of("WADI_ORDERS_PASSWORD", "s3cret"), Map.of("wadi.orders.enabled", "true"));

        assertThat(settings.tableDatabases())
                .containsExactly(new TableDatabase(
                        "orders", "jdbc:mysql://localhost:3306/shop", "wadi_reader", new Sensitive<>("s3cret")));
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void anApiThatIsOnIsReadByItsName() {
        var settings = read(
                SHIPPED,
                Map.of("WADI_LOYALTY_TOKEN", "Bearer s3cret"),
                Map.of("wadi.loyalty.enabled", "true", "wadi.loyalty.url", "https://api.test/v1"));

        assertThat(settings.apis())
                .containsExactly(new WebApi(
                        "loyalty",
                        URI.create("https://api.test/v1"),
                        "Authorization",
                        Optional.of(new Sensitive<>("Bearer s3cret"))));
        assertThat(settings.toString()).doesNotContain("s3cret");
        assertThatThrownBy(() -> read(
                        SHIPPED, NONE, Map.of("wadi.loyalty.url", "https://api.test", "wadi.loyalty.header", "a: b")))
                .hasMessageContaining("wadi.loyalty.header");
    }

    @ParameterizedTest
    @CsvSource({
        "client-credentials, clientId clientSecret",
        "jwt,                clientId keyStore keyStorePassword user",
        "refresh-token,      clientId clientSecret refreshToken"
    })
    void aLoginToSalesforceNeedsWhatItNeeds(String login, String needed) {
        var on = Map.of("wadi.crm.enabled", "true", "wadi.salesforce.login", login);

        assertThatThrownBy(() -> read(SHIPPED, NONE, on))
                .isInstanceOf(SettingsException.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .containsExactlyInAnyOrderElementsOf(Stream.of(needed.split(" "))
                                .map(name -> "application.properties: wadi.salesforce." + name + " must be set")
                                .toList()));
    }

    @Test
    void theKeyStoreHasToOpen() {
        var key = SigningKey.create(folder);

        assertThat(read(SHIPPED, NONE, jwt(key.file(), key.password())).salesforce())
                .get()
                .extracting(SalesforceSettings::login)
                .isEqualTo(new Jwt(key.file(), new Sensitive<>(key.password()), "wadi@crm.example"));
        assertThatThrownBy(() -> read(SHIPPED, NONE, jwt(key.file(), "s3cret")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("wadi.salesforce.keyStore = '" + key.file() + "': must be a PKCS12 file")
                .message()
                .doesNotContain("s3cret");
        assertThatThrownBy(() -> read(SHIPPED, NONE, jwt(SHIPPED, key.password())))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("wadi.salesforce.keyStore = ");
    }

    @Test
    void theEnvironmentOverridesTheFile() {
        var environment = Map.of("WADI_WORK_WORKERS", "7", "WADI_LAND_RECORDBYTES", "2048", "OTHER", "x");

        var settings = read(SHIPPED, environment, NONE);

        assertThat(settings.work().workers()).isEqualTo(7);
        assertThat(settings.pageSize().recordBytes()).isEqualTo(2_048);
    }

    @Test
    void systemPropertiesOverrideTheEnvironment() {
        var settings = read(SHIPPED, Map.of("WADI_WORK_WORKERS", "7"), Map.of("wadi.work.workers", "8"));

        assertThat(settings.work().workers()).isEqualTo(8);
    }

    @Test
    void theEnvironmentCountsAlsoForWhatIsNotInTheFile() throws IOException {
        var file = folder.resolve("application.properties");
        Files.writeString(file, without("wadi.work.workers", "wadi.database.password"));

        var settings = read(file, Map.of("WADI_WORK_WORKERS", "7", "WADI_DATABASE_PASSWORD", "s3cret"), NONE);

        assertThat(settings.work().workers()).isEqualTo(7);
        assertThat(settings.database().password().reveal()).isEqualTo("s3cret");
    }

    @Test
    void theEnvironmentAloneIsEnough() throws IOException {
        var environment = shipped().entrySet().stream()
                .collect(toMap(
                        setting -> setting.getKey()
                                .toUpperCase(java.util.Locale.ROOT)
                                .replace('.', '_'),
                        Map.Entry::getValue));

        var settings = read(folder.resolve("missing.properties"), environment, NONE);

        assertThat(settings.work().workers()).isEqualTo(2);
    }

    @Test
    void noSecretIsPrinted() {
        var secrets = Map.of(
                "wadi.hash.key", "ab".repeat(16),
                "wadi.database.password", "s3cret-database",
                "wadi.s3.accessKey", "AKIA0000",
                "wadi.s3.secretKey", "s3cret-bucket");

        var printed = read(SHIPPED, NONE, secrets).toString();

        assertThat(printed)
                .contains("***")
                .doesNotContain(List.of("ab".repeat(16), "s3cret-database", "s3cret-bucket"));
    }

    @Test
    void noSecretIsPrintedWhereItIsWrong() {
        var wrong = Map.of(
                "wadi.hash.key",
                "AB".repeat(16),
                "wadi.database.url",
                "jdbc:postgresql://localhost/wadi?user=me&password=s3cret");

        assertThatThrownBy(() -> read(SHIPPED, NONE, wrong))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("wadi.hash.key must be")
                .hasMessageContaining("wadi.database.url must be")
                .message()
                .doesNotContain("AB".repeat(16))
                .doesNotContain("s3cret");
    }

    private static Map<String, String> jwt(Path keyStore, String password) {
        return Map.of(
                "wadi.crm.enabled", "true",
                "wadi.salesforce.login", "jwt",
                "wadi.salesforce.clientId", "wadi",
                "wadi.salesforce.user", "wadi@crm.example",
                "wadi.salesforce.keyStore", keyStore.toString(),
                "wadi.salesforce.keyStorePassword", password);
    }

    private static Settings read(Path file, Map<String, String> environment, Map<String, String> system) {
        var overrides = new java.util.Properties();
        overrides.putAll(system);
        return Settings.read(Properties.load(file, environment, overrides));
    }

    private static Map<String, String> shipped() throws IOException {
        var properties = new java.util.Properties();
        try (var reader = Files.newBufferedReader(SHIPPED)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream().collect(toMap(name -> name, properties::getProperty));
    }

    private static String without(String... names) throws IOException {
        return String.join(
                "\n",
                Files.readAllLines(SHIPPED).stream()
                        .filter(line -> Stream.of(names).noneMatch(name -> line.startsWith(name + "=")))
                        .toList());
    }
}
