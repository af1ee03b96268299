package dev.wadi.scenarios.breaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.scenarios.Installation;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Systems that we depend on are away, at the start and in the midst of work, and come back: nobody needs to do anything. */
class AwayIT {

    private static final int RECORDS = 800;

    @AfterEach
    void leavePostgresRunning() throws Exception {
        Installation.restartPostgres();
    }

    @Test
    void waitsForPostgresAtTheStartAndInTheMidstOfWork() throws Exception {
        try (var installation = quick().with("wadi.land.records", "50")) {
            installation.withTickets(RECORDS, 13);
            Installation.killPostgres();
            installation.start();
            var waiting = installation.management();
            assertThat(waiting.get("/observe/health/live").statusCode()).isEqualTo(200);
            assertThat(waiting.get("/observe/health/ready"))
                    .returns(503, answer -> answer.statusCode())
                    .satisfies(answer -> assertThat(answer.body()).contains("Postgres does not answer"));

            Installation.restartPostgres();
            soon(() -> assertThat(installation.count("SELECT count(*) FROM ops.attempt"))
                    .isGreaterThan(3));
            Installation.killPostgres();

            var management = installation.management();
            soon(() -> assertThat(management.get("/observe/health/ready").statusCode())
                    .isEqualTo(503));
            assertThat(management.get("/observe/health/live").statusCode()).isEqualTo(200);
            soon(() -> assertThat(management.get("/observe/metrics").body())
                    .contains("wadi_database_up{tenant=\"default\"} 0.0"));

            Installation.restartPostgres();
            installation.awaitPublished();

            soon(() -> assertThat(management.get("/observe/health/ready").statusCode())
                    .isEqualTo(200));
            assertThat(installation.balance().landed()).isEqualTo(RECORDS);
            assertThat(installation.balances()).allMatch(Balance::balanced);
        }
    }

    @Test
    void readsTheOthersWhileASourceIsAwayAndThatWhenItIsBack() throws Exception {
        var day = Day.of(DaySize.of(200), 17);
        try (var relay = new Relay(Installation.objectStorePort());
                var installation = quick()) {
            installation.with("wadi.s3.endpoint", "http://127.0.0.1:" + relay.port());
            installation.withCrmAndShop(day);
            installation.start();
            installation.awaitPublished();

            var management = installation.management();
            soon(() -> assertThat(management.get("/observe/health").body())
                    .startsWith("{\"status\":\"DEGRADED\"")
                    .contains("{\"stream\":\"tickets.ticket\",\"status\":\"DEGRADED\",\"route\":\"Started\"")
                    .contains("{\"stream\":\"orders.order\",\"status\":\"UP\""));
            assertThat(management.get("/observe/health/ready").statusCode()).isEqualTo(200);

            installation.withTickets(50, 17);
            relay.open();
            installation.awaitPublished();

            assertThat(installation.balance().landed()).isEqualTo(50);
            soon(() -> assertThat(management.get("/observe/health").body()).startsWith("{\"status\":\"UP\""));
        }
    }

    /** One that tries again soon and looks at figures often. */
    private static Installation quick() {
        return Installation.shipped()
                .thatMayFail()
                .with("wadi.stop.pauseMillis", "1000")
                .with("wadi.retry.times", "1")
                .with("wadi.retry.firstMillis", "50")
                .with("wadi.metrics.everyMillis", "100");
    }

    private static void soon(ThrowingRunnable claim) {
        await().atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(claim);
    }
}
