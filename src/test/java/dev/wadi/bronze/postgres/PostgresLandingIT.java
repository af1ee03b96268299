package dev.wadi.bronze.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.bronze.CursorMoved;
import dev.wadi.bronze.Landing.Outcome;
import dev.wadi.bronze.PageDraft;
import dev.wadi.core.Lane;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresLandingIT {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;
    private PostgresLanding landing;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
        warehouse.cutPagesOf(2);
        landing = warehouse.landing();
    }

    @Test
    void readsBackWhatLandedByteForByte() {
        var drafts = warehouse.drafts(
                warehouse.open(NOTES, "one"), "a,1,,\"Änn\n🚲\",,x", "b,1,,Bob,,\"\"\"quoted\"\"\"", "c,1,,Cid,,y");

        drafts.forEach(landing::land);

        var pages = warehouse.claims("me").take(9);
        assertThat(pages).hasSize(2).zipSatisfy(drafts, (claim, draft) -> {
            var page = claim.page();
            assertThat(page.payload()).isEqualTo(draft.payload());
            assertThat(page.preamble()).isEqualTo("id,v,email,name,phone,text".getBytes(UTF_8));
            assertThat(page.frames().encode()).isEqualTo(draft.frames().encode());
            assertThat(page.start()).isEqualTo(draft.start());
            assertThat(page.readAt()).isEqualTo(Warehouse.READ_AT);
            assertThat(page.partition()).isEqualTo("one");
        });
    }

    @Test
    void keepsNothingForAReaderWhoseCursorStandsElsewhere() {
        var drafts =
                warehouse.drafts(warehouse.open(NOTES, "one"), "a,1,,,,", "b,1,,,,", "c,1,,,,", "d,1,,,,", "e,1,,,,");
        landing.land(drafts.get(0));

        assertThatThrownBy(() -> landing.land(drafts.get(2))).isInstanceOf(CursorMoved.class);

        assertThat(pages()).isEqualTo(1);
        assertThat(position("one")).isEqualTo(drafts.get(0).end());
    }

    @Test
    void refusesAReaderThatHasBeenOvertaken() {
        var drafts =
                warehouse.drafts(warehouse.open(NOTES, "one"), "a,1,,,,", "b,1,,,,", "c,1,,,,", "d,1,,,,", "e,1,,,,");
        drafts.forEach(landing::land);

        assertThatThrownBy(() -> landing.land(drafts.get(0))).isInstanceOf(CursorMoved.class);

        assertThat(position("one")).isEqualTo(drafts.get(2).end());
    }

    @Test
    void keepsAPageOnceWhoseCommitWasAmbiguous() {
        var draft = warehouse.drafts(warehouse.open(NOTES, "one"), "a,1,,,,").get(0);

        assertThat(List.of(landing.land(draft), landing.land(draft))).containsExactly(Outcome.LANDED, Outcome.KNOWN);

        assertThat(pages()).isEqualTo(1);
        assertThat(counts()).isEqualTo("1|1|0|0");
    }

    @Test
    void letsOneOfTwoReadersLandAPage() throws Exception {
        var draft = warehouse.drafts(warehouse.open(NOTES, "one"), "a,1,,,,").get(0);

        var outcomes = atOnce(draft, draft);

        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.LANDED, Outcome.KNOWN);
        assertThat(pages()).isEqualTo(1);
        assertThat(counts()).isEqualTo("1|1|0|0");
    }

    @Test
    void takesAReadingUpWhereItWasLeft() {
        var first = warehouse.open(NOTES, "one");
        var drafts = warehouse.drafts(first, "a,1,,,,", "b,1,,,,", "c,1,,,,");
        landing.land(drafts.get(0));

        var again = warehouse.open(NOTES, "one");

        assertThat(again.position()).isEqualTo(drafts.get(0).end());
        assertThat(again.runId()).isEqualTo(first.runId());
        assertThat(warehouse.drafts(again, "a,1,,,,", "b,1,,,,", "c,1,,,,"))
                .singleElement()
                .satisfies(rest ->
                        assertThat(rest.payload()).isEqualTo(drafts.get(1).payload()));
    }

    @Test
    void doesNotOpenWhatHasBeenReadToItsEnd() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        warehouse.open(NOTES, "two");

        assertThat(landing.open(warehouse.tenant(), NOTES, Lane.LIVE, "one", Warehouse.READ_AT))
                .isEmpty();
        assertThat(landing.unread(warehouse.tenant(), NOTES, Lane.LIVE, List.of("one", "two", "three")))
                .containsExactlyInAnyOrder("two", "three");
    }

    @Test
    void whatLandedOfAnObjectThatIsGivenUpStandsAndItsRunIsClosed() {
        var drafts = warehouse.drafts(warehouse.open(NOTES, "one"), "a,1,,,,", "b,1,,,,", "c,1,,,,");
        landing.land(drafts.get(0));
        warehouse.land(NOTES, "two", "d,1,,,,");
        assertThat(landing.unfinished(warehouse.tenant(), NOTES, Lane.LIVE)).containsExactly("one");

        landing.giveUp(warehouse.tenant(), NOTES, Lane.LIVE, List.of("one", "two"));

        assertThat(landing.unfinished(warehouse.tenant(), NOTES, Lane.LIVE)).isEmpty();
        assertThat(pages()).isEqualTo(2);
        assertThat(DATABASE.rows(
                        "SELECT landed, broken_off FROM ops.run WHERE tenant = ? AND closed_at IS NOT NULL ORDER BY run_id",
                        warehouse.tenant()))
                .containsExactly("2|t", "1|f");
        assertThatThrownBy(() -> landing.land(drafts.get(1))).isInstanceOf(CursorMoved.class);
    }

    @Test
    void anObjectThatWasGivenUpAndComesBackIsReadAnewAndItsPagesAreKnown() {
        var lines = new String[] {"a,1,,,,", "b,1,,,,", "c,1,,,,"};
        landing.land(warehouse.drafts(warehouse.open(NOTES, "one"), lines).get(0));
        landing.giveUp(warehouse.tenant(), NOTES, Lane.LIVE, List.of("one"));

        warehouse.drafts(warehouse.open(NOTES, "one"), lines).forEach(landing::land);

        assertThat(pages()).isEqualTo(2);
        assertThat(DATABASE.rows(
                        "SELECT read, landed, duplicate FROM ops.run WHERE tenant = ? ORDER BY run_id",
                        warehouse.tenant()))
                .containsExactly("2|2|0", "3|1|2");
    }

    @Test
    void readsEachLaneAndTenantForItself() {
        warehouse.land(NOTES, "one", "a,1,,,,");

        assertThat(landing.unread(warehouse.tenant(), NOTES, Lane.BACKFILL, List.of("one")))
                .containsExactly("one");
        assertThat(landing.unread(DATABASE.newTenant(), NOTES, Lane.LIVE, List.of("one")))
                .containsExactly("one");
    }

    @Test
    void countsStretchesThatHoldNoRecord() {
        var tooLong = "z".repeat(1 << 17);
        warehouse.land(NOTES, "one", "a,1,,,,", tooLong, "b,1,,,,", "c,1,,,,");

        assertThat(counts()).isEqualTo("4|3|0|1");
        assertThat(DATABASE.one("SELECT size, reason FROM bronze.unreadable WHERE tenant = ?", warehouse.tenant()))
                .isEqualTo((tooLong.length() + 1) + "|RECORD_TOO_LONG");
        assertThat(DATABASE.one("SELECT closed_at IS NOT NULL FROM ops.run WHERE tenant = ?", warehouse.tenant()))
                .isEqualTo("t");
    }

    @Test
    void closesAnObjectThatHoldsNoRecords() {
        warehouse.drafts(warehouse.open(NOTES, "empty"), new byte[0]).forEach(landing::land);
        warehouse
                .drafts(warehouse.open(NOTES, "header"), "id,v,email,name,phone,text\n".getBytes(UTF_8))
                .forEach(landing::land);

        assertThat(landing.unread(warehouse.tenant(), NOTES, Lane.LIVE, List.of("empty", "header")))
                .isEmpty();
        assertThat(pages()).isZero();
    }

    private static List<Outcome> atOnce(PageDraft... drafts) throws Exception {
        var threads = Executors.newFixedThreadPool(drafts.length);
        var start = new CyclicBarrier(drafts.length);
        try {
            var calls = List.of(drafts).stream()
                    .<Callable<Outcome>>map(draft -> () -> {
                        start.await();
                        return new PostgresLanding(DATABASE.database()).land(draft);
                    })
                    .toList();
            return threads.invokeAll(calls).stream().map(PostgresLandingIT::got).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Outcome got(Future<Outcome> outcome) {
        try {
            return outcome.get();
        } catch (Exception e) {
            throw new AssertionError("landing failed", e);
        }
    }

    private int pages() {
        return Integer.parseInt(DATABASE.one("SELECT count(*) FROM bronze.page WHERE tenant = ?", warehouse.tenant()));
    }

    private long position(String object) {
        return Long.parseLong(DATABASE.one(
                "SELECT position FROM bronze.cursor WHERE tenant = ? AND partition = ?", warehouse.tenant(), object));
    }

    private String counts() {
        return DATABASE.one(
                "SELECT read, landed, duplicate, unreadable FROM ops.run WHERE tenant = ?", warehouse.tenant());
    }
}
