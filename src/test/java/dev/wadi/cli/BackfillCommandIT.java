package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.cli.Terminal.Said;
import dev.wadi.sandbox.server.PostgresServer;
import dev.wadi.testkit.postgres.EmptyDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class BackfillCommandIT {

    private final Terminal terminal;

    BackfillCommandIT() throws SQLException {
        terminal = new Terminal()
                .with("wadi.database.url", EmptyDatabase.create().url())
                .with("wadi.database.user", PostgresServer.USER);
    }

    @Test
    void whatIsAskedForWaitsForTheServiceAndCanBeStoppedAndTakenUp() {
        var started = start("orders.order");

        assertThat(started)
                .isEqualTo(new Said(
                        Exit.OK,
                        "1  orders.order  2020-01-01T00:00:00Z to 2025-07-01T12:00:00Z  running, 0 %, 0 records, by ann"
                                + System.lineSeparator(),
                        ""));
        assertThat(terminal.says("backfill", "pause", "1").status()).isEqualTo(Exit.OK);
        assertThat(terminal.says("backfill", "list").out()).contains("paused");
        assertThat(terminal.says("backfill", "resume", "1").status()).isEqualTo(Exit.OK);
        assertThat(terminal.says("backfill", "list").out()).contains("running");
        assertThat(terminal.says("backfill", "cancel", "1").status()).isEqualTo(Exit.OK);
        assertThat(terminal.says("backfill", "list").out()).contains("cancelled");
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        start("orders.order");

        assertThat(start("orders.order")).isEqualTo(failed("a backfill of orders.order has not ended yet"));
        assertThat(start("calls.call").err()).startsWith("calls.call cannot be asked for a stretch of time");
        assertThat(start("orders.nothing")).isEqualTo(failed("there is no stream 'orders.nothing'"));
        assertThat(terminal.says("backfill", "resume", "1"))
                .isEqualTo(failed("backfill 1 neither waits nor has failed, or there is none"));
        assertThat(terminal.says("backfill", "start", "orders.order", "--from", "yesterday")
                        .status())
                .isEqualTo(Exit.WRONG);
    }

    @Test
    void aRoundThatIsAskedForIsDue() {
        assertThat(terminal.says("recheck", "start", "orders.order")).isEqualTo(new Said(Exit.OK, "", ""));
        assertThat(terminal.says("recheck", "list", "orders.order")).isEqualTo(new Said(Exit.OK, "", ""));
        assertThat(terminal.says("recheck", "start", "orders.nothing").status()).isEqualTo(Exit.FAILED);
    }

    private Said start(String stream) {
        return terminal.says(
                "backfill", "start", stream, "--from", "2020-01-01", "--until", "2025-07-01T12:00:00Z", "--by", "ann");
    }

    private static Said failed(String reason) {
        return new Said(Exit.FAILED, "", reason + System.lineSeparator());
    }
}
