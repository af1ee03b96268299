package dev.wadi.settings;

import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.WorkSettings;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.enrich.EnrichSettings;
import dev.wadi.enrich.lifecycle.LifecycleSettings;
import dev.wadi.gold.Patience;
import dev.wadi.identity.register.RegisterSettings;
import dev.wadi.observe.ObserveSettings;
import dev.wadi.operations.StopSettings;
import dev.wadi.postgres.DatabaseSettings;
import dev.wadi.recheck.RecheckSettings;
import dev.wadi.source.http.WebApi;
import dev.wadi.source.jdbc.TableDatabase;
import dev.wadi.source.salesforce.JobSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All settings of the service but those that only routes use (buckets, schedules, retries), which stand in
 * {@code application.properties} and are resolved by Camel.
 *
 * @param salesforce     where it is asked
 * @param jobs           when it prepares history as jobs
 * @param kafka          where a topic is read
 * @param tableDatabases those that are asked, each by its {@code wadi.<name>.url}
 * @param apis           HTTP APIs that are asked, each by its {@code wadi.<name>.url}
 */
public record Settings(
        Tenant tenant,
        Path contracts,
        KeyedHash hash,
        DatabaseSettings database,
        S3Settings s3,
        Optional<SalesforceSettings> salesforce,
        JobSettings jobs,
        Optional<KafkaSettings> kafka,
        List<TableDatabase> tableDatabases,
        List<WebApi> apis,
        PageSize pageSize,
        WorkSettings work,
        int resolveAttempts,
        RegisterSettings identity,
        Patience publishPatience,
        Duration backfillsApart,
        EnrichSettings enrich,
        LifecycleSettings lifecycle,
        Duration leaderCheck,
        RecheckSettings recheck,
        RetrySettings retry,
        StopSettings stops,
        FacesSettings faces,
        ObserveSettings observe) {

    /** Areas in which every property is known here; others belong to streams. */
    private static final Set<String> AREAS = Set.of(
            "wadi.tenant",
            "wadi.contracts",
            "wadi.secrets",
            "wadi.duties",
            "wadi.hash.",
            "wadi.database.",
            "wadi.s3.",
            "wadi.salesforce.",
            "wadi.kafka.",
            "wadi.land.",
            "wadi.work.",
            "wadi.resolve.",
            "wadi.publish.",
            "wadi.identity.",
            "wadi.enrich.",
            "wadi.lifecycle.",
            "wadi.leader.",
            "wadi.api.",
            "wadi.management.",
            "wadi.users.",
            "wadi.oidc.",
            "wadi.metrics.",
            "wadi.traces.",
            "wadi.log.",
            "wadi.backfill.",
            "wadi.recheck.",
            "wadi.retry.",
            "wadi.stop.");

    static final String ENDPOINT = "must be a http: or https: URL with a host";
    private static final int HOUR_MILLIS = 3_600_000;
    private static final int MEBIBYTE = 1 << 20;
    private static final int PERCENT = 100;
    private static final int TEN_YEARS_DAYS = 3_650;

    /**
     * The settings in these properties.
     *
     * @throws SettingsException naming every property that is wrong
     */
    public static Settings read(Properties properties) {
        var tenant = properties.value("wadi.tenant", Tenant::new, "must be lower-case letters, digits and hyphens");
        var hash = properties.secret(
                "wadi.hash.key",
                key -> KeyedHash.of(new Sensitive<>(key)),
                "must be 32 hexadecimal digits in lower case");
        var contracts = Path.of(properties.text("wadi.contracts"));
        var database = database(properties);
        var s3 = s3(properties);
        var pageSize = new PageSize(
                properties.number("wadi.land.records", 1, 100_000),
                properties.number("wadi.land.bytes", 1_024, 64 * MEBIBYTE),
                properties.number("wadi.land.recordBytes", 1_024, 16 * MEBIBYTE));
        var work = new WorkSettings(
                properties.number("wadi.work.workers", 1, 64),
                Duration.ofMillis(properties.number("wadi.work.leaseMillis", 1_000, HOUR_MILLIS)));
        var resolveAttempts = properties.number("wadi.resolve.attempts", 1, 10_000);
        var backfillsApart = Duration.ofMillis(properties.number("wadi.backfill.besideMillis", 0, HOUR_MILLIS));
        var publishPatience = new Patience(
                Duration.ofMillis(properties.number("wadi.publish.patienceMillis", 0, HOUR_MILLIS)),
                Duration.ofMillis(properties.number("wadi.backfill.patienceMillis", 0, HOUR_MILLIS)));
        var enrich = enrich(properties);
        var lifecycle = lifecycle(properties);
        var identity = identity(properties);
        var leaderCheck = Duration.ofMillis(properties.number("wadi.leader.checkMillis", 50, 60_000));
        var salesforce = SalesforceSettings.read(properties, isOn(properties, "wadi.crm.enabled"));
        var jobs = SalesforceSettings.jobs(properties);
        var kafka = KafkaSettings.read(properties, isOn(properties, "wadi.calls.enabled"));
        var sources = SourcesReader.read(properties);
        var recheck = RecheckSettingsReader.read(properties);
        var retry = RetrySettingsReader.read(properties);
        var stops = RetrySettingsReader.stops(properties);
        var faces = FacesSettings.read(properties);
        var observe = ObserveSettingsReader.read(properties);
        RouteSettings.check(properties);
        properties.check(AREAS);
        return new Settings(
                tenant.orElseThrow(),
                contracts,
                hash.orElseThrow(),
                database,
                s3,
                salesforce,
                jobs,
                kafka,
                sources.databases(),
                sources.apis(),
                pageSize,
                work,
                resolveAttempts,
                identity,
                publishPatience,
                backfillsApart,
                enrich,
                lifecycle,
                leaderCheck,
                recheck,
                retry,
                stops,
                faces,
                observe);
    }

    static String jdbcUrl(String value) {
        if (!value.startsWith("jdbc:") || value.matches("(?i).*[?&](user|password)=.*|.*//[^/]*@.*")) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    /** What it says where it says neither is complained of with all others of its kind. */
    private static boolean isOn(Properties properties, String name) {
        return properties.optional(name).filter("true"::equals).isPresent();
    }

    private static RegisterSettings identity(Properties properties) {
        var link = properties
                .value("wadi.identity.link", text -> probability(text, 1), "must be a number above 0 and below 1")
                .orElse(0.5);
        var review = properties
                .value(
                        "wadi.identity.review",
                        text -> probability(text, link),
                        "must be a number above 0 and at most wadi.identity.link")
                .orElse(link);
        return new RegisterSettings(
                link,
                review,
                properties.number("wadi.identity.many", 2, 1_000),
                properties.number("wadi.identity.threads", 1, 64));
    }

    private static double probability(String text, double most) {
        var value = new BigDecimal(text).doubleValue();
        if (value <= 0 || value >= 1 || value > most) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static DatabaseSettings database(Properties properties) {
        var url = properties.secret(
                "wadi.database.url",
                value -> {
                    if (!DatabaseSettings.isUrl(jdbcUrl(value))) {
                        throw new IllegalArgumentException();
                    }
                    return value;
                },
                "must be a jdbc:postgresql: URL (jdbc:postgresql://host:port/database) without user and password, which have settings"
                        + " of their own");
        return new DatabaseSettings(
                url.orElse(""),
                properties.text("wadi.database.user"),
                new Sensitive<>(properties.optional("wadi.database.password").orElse("")),
                properties.number("wadi.database.connections", 2, 100));
    }

    private static EnrichSettings enrich(Properties properties) {
        return new EnrichSettings(
                properties.optional("wadi.enrich.geoip").map(Path::of),
                properties.optional("wadi.enrich.industry").map(Path::of),
                properties.optional("wadi.enrich.rates").map(Path::of),
                properties.number("wadi.enrich.batch", 1, 100_000),
                Duration.ofMillis(properties.number("wadi.enrich.patienceMillis", 0, HOUR_MILLIS)),
                Duration.ofMillis(properties.number("wadi.enrich.pauseMillis", 0, 24 * HOUR_MILLIS)));
    }

    private static LifecycleSettings lifecycle(Properties properties) {
        return new LifecycleSettings(
                properties.number("wadi.lifecycle.recencyHalfLifeDays", 1, TEN_YEARS_DAYS),
                properties.number("wadi.lifecycle.ordersHalf", 1, 10_000),
                properties.number("wadi.lifecycle.spentHalf", 1, Integer.MAX_VALUE),
                properties.number("wadi.lifecycle.ticketsHalf", 1, 10_000),
                properties.number("wadi.lifecycle.ticketHalfLifeDays", 1, TEN_YEARS_DAYS),
                new LifecycleSettings.Weights(
                        properties.number("wadi.lifecycle.recencyWeight", 1, PERCENT),
                        properties.number("wadi.lifecycle.frequencyWeight", 1, PERCENT),
                        properties.number("wadi.lifecycle.moneyWeight", 1, PERCENT),
                        properties.number("wadi.lifecycle.troubleWeight", 0, PERCENT)),
                properties.number("wadi.lifecycle.newForDays", 0, TEN_YEARS_DAYS),
                properties.number("wadi.lifecycle.loyalFromOrders", 1, 10_000),
                properties.number("wadi.lifecycle.riskAfterDays", 1, TEN_YEARS_DAYS),
                properties.number("wadi.lifecycle.riskFromTickets", 1, 10_000),
                properties.number("wadi.lifecycle.lapsedAfterDays", 1, TEN_YEARS_DAYS));
    }

    private static S3Settings s3(Properties properties) {
        var endpoint = properties.optional("wadi.s3.endpoint").isEmpty()
                ? Optional.<URI>empty()
                : properties.value("wadi.s3.endpoint", Settings::endpoint, ENDPOINT);
        var accessKey = properties.optional("wadi.s3.accessKey");
        var secretKey = accessKey.isEmpty()
                ? properties.optional("wadi.s3.secretKey").map(Sensitive::new)
                : properties.secret("wadi.s3.secretKey", Sensitive::new, "");
        return new S3Settings(endpoint, properties.text("wadi.s3.region"), accessKey, secretKey);
    }

    static URI endpoint(String text) {
        var endpoint = URI.create(text);
        if (endpoint.getHost() == null || !Set.of("http", "https").contains(endpoint.getScheme())) {
            throw new IllegalArgumentException();
        }
        return endpoint;
    }
}
