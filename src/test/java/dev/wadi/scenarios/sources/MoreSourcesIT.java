package dev.wadi.scenarios.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.backfill.Backfills;
import dev.wadi.backfill.Request;
import dev.wadi.backfill.postgres.PostgresBackfills;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.server.PostgresServer;
import dev.wadi.scenarios.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources of other makes: tables of Postgres and JSON lines on S3 from the same templates, and an HTTP API. */
class MoreSourcesIT {

    private static final Path ADDED = Path.of("src", "test", "resources", "scenarios", "more-sources");

    @Test
    void tablesOfPostgresJsonLinesAndAnApiArePublished(@TempDir Path home) throws IOException {
        NewStreamIT.shippedAnd(ADDED, home);
        try (var members = MembersApi.of(250);
                var installation = Installation.in(home)) {
            tell(installation, "CREATE SCHEMA billing");
            tell(installation, """
                    CREATE TABLE billing.invoice (invoice_no bigint PRIMARY KEY, email text, total numeric(12, 2) NOT NULL,
                      paid boolean NOT NULL, due_on date, changed_at timestamptz NOT NULL)
                    """);
            tell(installation, "CREATE TABLE billing.line (invoice_no bigint, line_no int, amount numeric(12, 2))");
            tell(installation, """
                    INSERT INTO billing.invoice SELECT n, 'a' || n || '@post.example', 20.50, n % 2 = 0, '2026-02-01',
                      '2026-01-05 09:00:00.123456+01' FROM generate_series(1, 1500) n
                    """);
            tell(installation, "INSERT INTO billing.line VALUES (7, 1, 20.00), (7, 2, 0.50)");
            installation.with("wadi.billing.enabled", "true");
            installation.with("wadi.billing.url", installation.jdbcUrl().replaceAll("\\?.*", ""));
            installation.with("wadi.billing.user", PostgresServer.USER);
            installation.with("wadi.web.bucket", installation.bucket());
            installation.put(
                    "visits/dt=2026-01-05/part-1.json", lines("a", "b", "c").getBytes(UTF_8));
            installation.with("wadi.loyalty.enabled", "true");
            installation.with("wadi.loyalty.url", members.url());
            installation.with("wadi.loyalty.token", MembersApi.TOKEN);
            installation.start();

            awaitRows(
                    installation,
                    1_500,
                    "SELECT count(*) FROM gold.invoice WHERE changed_at = '2026-01-05 08:00:00.123456Z'");
            awaitRows(installation, 2, "SELECT jsonb_array_length(lines) FROM gold.invoice WHERE invoice_no = 7");
            tell(installation, "UPDATE billing.invoice SET paid = true, changed_at = now() WHERE invoice_no <= 3");
            awaitRows(installation, 752, "SELECT count(*) FROM gold.invoice WHERE paid");

            awaitRows(installation, 250, "SELECT count(*) FROM gold.member WHERE points = 1");
            var day = Instant.parse("2026-01-05T00:00:00Z");
            new Backfills(
                            new PostgresBackfills(installation.database(), Tenant.DEFAULT),
                            Contracts.load(home.resolve("contracts")))
                    .start(new Request(
                            "loyalty.member", day, day.plus(Duration.ofDays(1)), Duration.ofDays(1), 0, "a test"));
            awaitRows(installation, 251, "SELECT count(*) FROM gold.member WHERE points = 1");
            awaitRows(installation, 251, "SELECT records FROM ops.backfill WHERE state = 'done'");
            awaitRows(installation, 3, "SELECT count(*) FROM gold.visit WHERE pages = 2");
            installation.put("visits/dt=2026-01-04/late.json", (lines("d") + "{\"visit\":\n").getBytes(UTF_8));
            awaitRows(installation, 4, "SELECT count(*) FROM gold.visit");
            awaitRows(installation, 1, """
                    SELECT count(*) FROM ops.quarantine WHERE stream = 'web.visit'
                      AND problems @> '[{"code": "JSON_UNPARSABLE"}]' AND original = '{"visit":'
                    """);
            assertThat(installation.balances()).hasSize(3).allMatch(Balance::balanced);
            assertThat(installation.count("SELECT count(*) FROM ops.dead_letter"))
                    .isZero();
        }
    }

    private static String lines(String... visits) {
        var lines = new StringBuilder();
        for (var visit : visits) {
            lines.append(
                    "{\"visit\":\"%s\",\"at\":\"2026-01-05T08:00:00Z\",\"seen\":{\"pages\":2}}\n".formatted(visit));
        }
        return lines.toString();
    }

    private static void tell(Installation installation, String sql) {
        installation.database().useTransaction(handle -> handle.execute(sql));
    }

    private static void awaitRows(Installation installation, long rows, String sql) {
        await(sql)
                .atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> installation.count(sql) == rows);
    }
}
