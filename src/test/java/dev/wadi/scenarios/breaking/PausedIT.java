package dev.wadi.scenarios.breaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.operations.Operator;
import dev.wadi.operations.StreamState;
import dev.wadi.operations.postgres.PostgresOperations;
import dev.wadi.scenarios.Installation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausedIT {

    private static final String STREAM = "tickets.ticket";

    @Test
    void aPausedStreamStaysPausedOverARestartAndThenReadsWhatItMissed() {
        try (var installation = Installation.shipped().withTickets(200, 1)) {
            var killed = installation.start();
            installation.awaitPublished();
            var streams = PostgresOperations.of(
                            installation.database(),
                            Contracts.load(Path.of("contracts")),
                            Tenant.DEFAULT,
                            Installation.hash(),
                            Clock.systemUTC())
                    .streams();
            streams.pause(STREAM, new Operator("otto", Operator.Face.CLI, "a test"));
            killed.kill();

            installation.put(
                    "tickets/late.csv", Installation.tickets(200, 2).get(0).bytes());
            installation.start();
            // its reader is there, and in the five seconds until it says so again it would have read many times
            awaitLook(installation);
            awaitLook(installation);

            assertThat(streams.one(STREAM).state()).isEqualTo(StreamState.PAUSED);
            assertThat(installation.count(
                            "SELECT count(*) FROM bronze.cursor WHERE partition LIKE 'tickets/late.csv%'"))
                    .isZero();
            streams.resume(STREAM, new Operator("otto", Operator.Face.CLI, "done"));
            installation.awaitPublished();
            assertThat(installation.balance().balanced()).isTrue();
        }
    }

    private static void awaitLook(Installation installation) {
        var before = looks(installation);
        await().atMost(Duration.ofSeconds(60)).until(() -> looks(installation) > before);
    }

    /** When the reader was seen last; it looks every half second and writes so every five. */
    private static long looks(Installation installation) {
        return installation.count("SELECT extract(epoch FROM looked_at)::bigint FROM ops.stream");
    }
}
