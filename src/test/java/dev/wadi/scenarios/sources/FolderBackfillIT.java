package dev.wadi.scenarios.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.backfill.Backfills;
import dev.wadi.backfill.Request;
import dev.wadi.backfill.postgres.PostgresBackfills;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.scenarios.Installation;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Folders of days in a bucket, read by a backfill that dies in its midst while the live lane reads what is exported today. */
class FolderBackfillIT {

    private static final int DAYS = 6;
    private static final int A_DAY = 300;
    private static final LocalDate FIRST = LocalDate.of(2024, 2, 27);

    @Test
    void historyComesByTheBackfillThenTheLiveLaneReadsWhatComesLate() throws SQLException {
        try (var installation = Installation.shipped()) {
            for (var day = 0; day < DAYS; day++) {
                put(installation, FIRST.plusDays(day), "export", day * A_DAY, A_DAY);
            }
            put(installation, LocalDate.of(2026, 1, 5), "today", 100_000, 10);
            var backfills = new Backfills(
                    new PostgresBackfills(installation.database(), Tenant.DEFAULT),
                    Contracts.load(Path.of("contracts")));
            backfills.start(new Request(
                    "tickets.ticket",
                    Instant.parse("2024-02-27T00:00:00Z"),
                    Instant.parse("2024-03-04T00:00:00Z"),
                    Duration.ofDays(2),
                    500,
                    "a test"));
            installation
                    .with("wadi.tickets.pollMillis", "200")
                    .with("wadi.backfill.everyMillis", "100")
                    .with("wadi.backfill.besideMillis", "200")
                    .with("wadi.land.records", "100");

            var service = installation.start();
            awaitRows(installation, 1, "SELECT count(*) FROM ops.backfill WHERE records >= 700");
            Killed.inLand(installation, service);
            installation.start();

            awaitRows(installation, 1, "SELECT count(*) FROM ops.backfill WHERE state = 'done'");
            put(installation, FIRST.plusDays(1), "late", 200_000, 5);
            awaitRows(installation, DAYS * A_DAY + 10 + 5, "SELECT count(*) FROM gold.ticket");
            assertThat(landed(installation, "backfill")).isEqualTo(DAYS * A_DAY);
            assertThat(landed(installation, "live")).isEqualTo(10 + 5);
            assertThat(installation.balance("tickets.ticket").balanced()).isTrue();
            assertThat(installation.count("SELECT count(*) FROM ops.dead_letter"))
                    .isZero();
        }
    }

    private static void put(Installation installation, LocalDate day, String name, int first, int tickets) {
        var text = new StringBuilder("ticket_id,created_at,updated_at,requester_email,subject,status\n");
        for (var i = first; i < first + tickets; i++) {
            text.append(
                    "T-%07d,2024-01-05T08:00:00Z,2024-01-05T08:00:00Z,a%d@post.example,Lamp,open%n".formatted(i, i));
        }
        installation.put(
                "tickets/dt=" + day + "/" + name + ".csv", text.toString().getBytes(UTF_8));
    }

    private static long landed(Installation installation, String lane) {
        return installation.count("SELECT coalesce(sum(landed), 0)::bigint FROM ops.run WHERE lane = '" + lane + "'");
    }

    private static void awaitRows(Installation installation, long rows, String sql) {
        await(sql)
                .atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> installation.count(sql) == rows);
    }
}
