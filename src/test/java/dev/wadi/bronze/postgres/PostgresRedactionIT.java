package dev.wadi.bronze.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import dev.wadi.core.Origin;
import dev.wadi.core.Page;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.util.HexFormat;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresRedactionIT {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;
    private PostgresRedaction redaction;
    private Page before;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
        redaction = new PostgresRedaction(DATABASE.database());
        warehouse.land(NOTES, "one", "a,1,ann@x.test,Ann,,x", "b,1,bob@x.test,\"Böb\n\",,y", "c,1,cid@x.test,Cid,,z");
        before = page();
    }

    @Test
    void overwritesARecordWithFillerOfEqualLength() {
        redaction.redact(warehouse.tenant(), before.origin(1));

        var after = page();
        assertThat(new String(after.original(1), UTF_8))
                .isBlank()
                .hasSize(before.frames().length(1));
        assertThat(after.payload()).hasSameSizeAs(before.payload());
        assertThat(new String(after.payload(), UTF_8)).doesNotContain("bob", "Böb");
    }

    @Test
    void leavesOtherRecordsAndAllOffsetsTrue() {
        redaction.redact(warehouse.tenant(), before.origin(1));

        var after = page();
        assertThat(after.frames().encode()).isEqualTo(before.frames().encode());
        assertThat(after.original(0)).isEqualTo(before.original(0));
        assertThat(after.original(2)).isEqualTo(before.original(2));
    }

    @Test
    void keepsTheHashOfTheBytesAsTheyCame() {
        redaction.redact(warehouse.tenant(), before.origin(1));

        assertThat(DATABASE.one(
                        "SELECT encode(sha256, 'hex'), redactions FROM bronze.page WHERE tenant = ?",
                        warehouse.tenant()))
                .isEqualTo(HexFormat.of()
                                .formatHex(Hashing.sha256()
                                        .hashBytes(before.payload())
                                        .asBytes())
                        + "|[1]");
    }

    @Test
    void changesNothingTheSecondTime() {
        redaction.redact(warehouse.tenant(), before.origin(2));
        redaction.redact(warehouse.tenant(), before.origin(0));
        var once = row();

        redaction.redact(warehouse.tenant(), before.origin(2));

        assertThat(row()).isEqualTo(once).endsWith("|[2, 0]");
    }

    @Test
    void refusesARecordThatIsNotThere() {
        var there = before.origin(1);
        var shifted = new Origin(there.pageId(), there.ordinal(), there.offset() + 1, there.length());
        var beyond = new Origin(there.pageId(), 3, there.offset(), there.length());
        var unchanged = row();

        assertThatThrownBy(() -> redaction.redact(warehouse.tenant(), shifted))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> redaction.redact(warehouse.tenant(), beyond))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> redaction.redact(DATABASE.newTenant(), there))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(row()).isEqualTo(unchanged);
    }

    private Page page() {
        var claims = warehouse.claims("me");
        var claim = claims.take(1).get(0);
        claims.release(claim);
        return claim.page();
    }

    private String row() {
        return DATABASE.one(
                "SELECT encode(payload, 'hex'), encode(sha256, 'hex'), redactions FROM bronze.page WHERE tenant = ?",
                warehouse.tenant());
    }
}
