package dev.wadi.bronze.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.bronze.LookBack;
import dev.wadi.bronze.LookBack.Seen;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.Reading;
import dev.wadi.core.Frames;
import dev.wadi.core.Lane;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads by query that find nothing new, as {@link PostgresLanding} keeps them. */
class BarrenReadsIT {

    private static final Instant READ_AT = Instant.parse("2026-01-05T08:00:00Z");
    private static final int READS = 7;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;
    private PostgresLanding landing;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
        landing = warehouse.landing();
    }

    @Test
    void leaveOneRowADayThatCountsWhatTheyReadAgain() {
        read("first", "{}");

        for (var i = 0; i < READS; i++) {
            read("read " + i, "{}");
        }

        assertThat(runs()).containsExactly("first|1|1|0", "read 6|1|0|1", "repeats of DAY|6|0|6");
        assertThat(cursors()).containsExactly("first", "read 6");
    }

    @Test
    void leaveNothingWhereTheyReadNothing() {
        for (var i = 0; i < READS; i++) {
            read("read " + i);
        }

        assertThat(runs()).containsExactly("read 6|0|0|0");
        assertThat(cursors()).containsExactly("read 6");
    }

    @Test
    void leaveNothingWhereTheyBrokeOff() {
        for (var i = 0; i < READS; i++) {
            open("read " + i);
            warehouse.judge();
        }

        // one is still open, and the one that it closed is not judged before the next begins
        assertThat(runs()).containsExactly("read 5|0|0|0", "read 6|0|0|0");
    }

    @Test
    void keepTheLedgerInBalance() {
        read("first", "{}", "{\"a\":1}");
        for (var i = 0; i < READS; i++) {
            read("read " + i, "{}", "{\"a\":1}");
        }

        assertThat(new PostgresLedger(DATABASE.database()).balances(warehouse.tenant()))
                .singleElement()
                .satisfies(balance -> {
                    assertThat(balance.read()).isEqualTo(2 + 2 * READS);
                    assertThat(balance.duplicate()).isEqualTo(2 * READS);
                    assertThat(balance.read()).isEqualTo(balance.landed() + balance.duplicate());
                });
    }

    @Test
    void stayWhereAGateHoldsThem() {
        read("first", "{}");
        read("held", "{}");
        DATABASE.change("UPDATE quality.verdict SET outcome = 'hold' WHERE tenant = ?", warehouse.tenant());

        read("next", "{}");
        read("last", "{}");

        assertThat(runs()).contains("held|1|0|1").doesNotContain("next|1|0|1");
    }

    @Test
    void stayWhereTheyDoNotBalance() {
        read("first", "{}");
        read("wrong", "{}");
        DATABASE.change("UPDATE ops.run SET duplicate = 0 WHERE tenant = ? AND slice = 'wrong'", warehouse.tenant());

        read("next", "{}");
        read("last", "{}");

        assertThat(runs()).contains("wrong|1|0|0").doesNotContain("next|1|0|1");
    }

    private void read(String slice, String... records) {
        landing.land(draft(open(slice), records));
        warehouse.judge();
    }

    private Reading open(String slice) {
        return landing.openNext(warehouse.tenant(), NOTES, Lane.LIVE, slice, READ_AT);
    }

    private static PageDraft draft(Reading reading, String... records) {
        var payload = String.join("", records).getBytes(UTF_8);
        var frames = new Frames.Builder();
        var at = 0;
        for (var record : records) {
            frames.add(at, record.length());
            at += record.length();
        }
        var seen = List.of(records).stream()
                .map(record -> new Seen(record.hashCode(), record.hashCode(), 5))
                .toList();
        return new PageDraft(
                reading,
                0,
                payload,
                new byte[0],
                frames.build(),
                Optional.empty(),
                true,
                Optional.of(new LookBack(5, 0, true, seen)));
    }

    private List<String> runs() {
        return DATABASE.rows("""
                SELECT regexp_replace(slice, '[0-9]{4}-[0-9]{2}-[0-9]{2}', 'DAY'), read, landed, duplicate
                FROM ops.run WHERE tenant = ? ORDER BY slice
                """, warehouse.tenant());
    }

    private List<String> cursors() {
        return DATABASE.rows("SELECT partition FROM bronze.cursor WHERE tenant = ? ORDER BY 1", warehouse.tenant());
    }
}
