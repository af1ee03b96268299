package dev.wadi.operations.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.contract.Contracts;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.operations.NotPossible;
import dev.wadi.operations.Operator;
import dev.wadi.operations.Rereads;
import dev.wadi.operations.Rereads.History;
import dev.wadi.testkit.postgres.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators have read again is noted in the transaction that does it, which xmin tells. */
class RereadsIT {

    private static final String ORDER = "orders.order";
    private static final Operator OTTO = new Operator("otto", Operator.Face.CLI, "");
    private static final History YEAR = new History(
            ORDER,
            Instant.parse("2025-01-01T00:00:00Z"),
            Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
            Duration.ofDays(1),
            0);

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Tenant tenant = Tenant.DEFAULT;
    private Rereads rereads = rereads();

    @BeforeEach
    void begin() {
        tenant = DATABASE.newTenant();
        rereads = rereads();
    }

    @Test
    void aBackfillAndItsNoteAreOneTransaction() {
        var id = rereads.backfill(YEAR, OTTO).id();
        assertThat(transaction("ops.backfill")).isEqualTo(noted("backfill"));

        rereads.pauseBackfill(id, OTTO);
        assertThat(transaction("ops.backfill")).isEqualTo(noted("pause-backfill"));

        rereads.resumeBackfill(id, OTTO);
        assertThat(transaction("ops.backfill")).isEqualTo(noted("resume-backfill"));

        rereads.cancelBackfill(id, OTTO);
        assertThat(transaction("ops.backfill")).isEqualTo(noted("cancel-backfill"));
    }

    @Test
    void aRecheckAndItsNoteAreOneTransaction() {
        rereads.recheck(ORDER, OTTO);

        assertThat(transaction("ops.recheck")).isEqualTo(noted("recheck"));
    }

    @Test
    void whatIsRefusedIsNotNoted() {
        var id = rereads.backfill(YEAR, OTTO).id();

        assertThatThrownBy(() -> rereads.backfill(YEAR, OTTO)).isInstanceOf(NotPossible.class);
        assertThatThrownBy(() -> rereads.resumeBackfill(id, OTTO)).isInstanceOf(NotPossible.class);

        assertThat(DATABASE.rows("SELECT what FROM audit.operation WHERE tenant = ?", tenant.name()))
                .containsExactly("backfill");
    }

    @Test
    void whatCannotBeNotedIsNotDone() {
        var unspeakable = new Operator("otto", Operator.Face.CLI, "a\0b");

        assertThatThrownBy(() -> rereads.backfill(YEAR, unspeakable)).isInstanceOf(RuntimeException.class);

        assertThat(rereads.backfills()).isEmpty();
    }

    private Rereads rereads() {
        return PostgresOperations.of(
                        DATABASE.database(),
                        Contracts.load(Path.of("contracts")),
                        tenant,
                        KeyedHash.of(new Sensitive<>("0".repeat(32))),
                        Clock.systemUTC())
                .rereads();
    }

    private String transaction(String table) {
        return DATABASE.one("SELECT xmin FROM " + table + " WHERE tenant = ?", tenant.name());
    }

    private String noted(String what) {
        return DATABASE.one("SELECT xmin FROM audit.operation WHERE tenant = ? AND what = ?", tenant.name(), what);
    }
}
