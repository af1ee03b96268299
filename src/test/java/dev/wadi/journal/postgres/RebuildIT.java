package dev.wadi.journal.postgres;

import static dev.wadi.testkit.postgres.Streams.BUYERS;
import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.journal.Rebuilt;
import dev.wadi.quarantine.By;
import dev.wadi.quarantine.Correction;
import dev.wadi.quarantine.Desk;
import dev.wadi.quarantine.Mending;
import dev.wadi.quarantine.RecordAt;
import dev.wadi.quarantine.postgres.PostgresDesk;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rebuild that was broken off goes on where it was and makes the same. */
class RebuildIT {

    private static final int PUBLICATIONS = 3;
    private static final int ATTEMPTS = 5;
    private static final By ANN = new By("ann", "typed by hand");

    private static final TestDatabase JOURNAL = TestDatabase.create();
    private static final Warehouse WAREHOUSE = delivered(JOURNAL);

    private TestDatabase empty;

    @BeforeEach
    void begin() {
        empty = TestDatabase.create();
    }

    @AfterEach
    void close() {
        empty.close();
    }

    @AfterAll
    static void closeJournal() {
        JOURNAL.close();
    }

    /** Three publications: of one page, of three, and of the first page attempted once more. */
    private static Warehouse delivered(TestDatabase journal) {
        var warehouse = new Warehouse(journal, Streams.both());
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,hello", "b,1,bob@x.test,Bob,,");
        warehouse.cutPagesOf(1);
        warehouse.deliver(NOTES, "two", "a,2,ann@x.test,Ann,,bye", "c,eins,,,,", "d,1,dan@x.test,Dan,,");
        warehouse.redrive("one");
        warehouse.resolve();
        assertThat(warehouse.publish()).isPresent();
        return warehouse;
    }

    @ParameterizedTest(name = "{0} when {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT ON bronze.claim            | true",
                "INSERT ON ops.attempt             | (SELECT count(*) = 0 FROM ops.attempt)",
                "INSERT ON ops.attempt             | (SELECT count(*) = 2 FROM ops.attempt)",
                "INSERT ON ops.attempt             | (SELECT count(*) = 4 FROM ops.attempt)",
                "INSERT ON ops.publication         | NEW.publication = 1",
                "INSERT ON ops.publication         | NEW.publication = 2",
                "UPDATE OF published_at ON ops.publication | NEW.publication = 2",
                "UPDATE OF published_at ON ops.publication | NEW.publication = 3",
                "UPDATE OF done_at ON ops.rebuild  | true"
            })
    void goesOnWhereItWasCut(String where, String when) {
        empty.database().migrate();
        empty.change("CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF " + when
                + " THEN RAISE EXCEPTION 'cut' USING ERRCODE = '57P01'; END IF; RETURN NEW; END $$");
        empty.change("CREATE TRIGGER cut BEFORE " + where + " FOR EACH ROW EXECUTE FUNCTION cut()");
        assertThatThrownBy(() -> rebuild(each -> {})).hasStackTraceContaining("cut");

        empty.change("DROP FUNCTION cut CASCADE");

        assertThat(goOn()).hasSize(PUBLICATIONS).allMatch(Rebuilt::same);
        assertMade();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, PUBLICATIONS})
    void goesOnAfterTheLastPublicationThatItMade(int last) {
        assertThatThrownBy(() -> rebuild(each -> {
                    if (each.number() == last) {
                        enough(each);
                    }
                }))
                .hasMessage("enough for today");

        assertThat(goOn()).hasSize(PUBLICATIONS).allMatch(Rebuilt::same);
        assertMade();
    }

    @Test
    void makesOfAJournalThatGoesOnWhatItHeldWhenItBegan() {
        try (var journal = TestDatabase.create()) {
            var warehouse = delivered(journal);
            assertThatThrownBy(() -> rebuild(journal, warehouse, RebuildIT::enough))
                    .hasMessage("enough for today");
            warehouse.deliver(NOTES, "three", "e,1,eve@x.test,Eve,,");

            var made = new ArrayList<Rebuilt>();
            rebuild(journal, warehouse, made::add);

            assertThat(made).hasSize(PUBLICATIONS).allMatch(Rebuilt::same);

            journal.change("UPDATE ops.publication SET chain_hash = 'another' WHERE publication = ?", PUBLICATIONS);
            empty.change("UPDATE ops.rebuild SET done_at = NULL");
            assertThatThrownBy(() -> rebuild(journal, warehouse, made::add))
                    .isInstanceOf(Rebuild.NotEmpty.class)
                    .hasMessageContaining("half made from another journal");
        }
    }

    @Test
    void goesOnToTheInstantItWasBegunForAndNoOther() {
        assertThatThrownBy(() -> rebuild(RebuildIT::enough)).hasMessage("enough for today");

        assertThatThrownBy(() -> rebuildUntil(publishedAt(1)))
                .isInstanceOf(Rebuild.NotEmpty.class)
                .hasMessageContaining("begun with all publications")
                .hasMessageContaining("asked for --until " + publishedAt(1));
        assertThat(goOn()).hasSize(PUBLICATIONS).allMatch(Rebuilt::same);
        assertMade();
    }

    @Test
    void onceBegunForAnInstantIsNotMadeToTheEnd() {
        empty.database().migrate();
        empty.change(
                "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'cut'; END $$");
        empty.change("CREATE TRIGGER cut BEFORE INSERT ON ops.attempt FOR EACH ROW EXECUTE FUNCTION cut()");
        assertThatThrownBy(() -> rebuildUntil(publishedAt(2))).hasStackTraceContaining("cut");
        empty.change("DROP FUNCTION cut CASCADE");

        assertThatThrownBy(this::goOn)
                .isInstanceOf(Rebuild.NotEmpty.class)
                .hasMessageContaining("begun with --until " + publishedAt(2))
                .hasMessageContaining("asked for all publications");
        assertThat(rebuildUntil(publishedAt(2).plusNanos(1))).hasSize(2).allMatch(Rebuilt::same);
    }

    /** The first of two records of one person, which came last into the publication, sorts first. */
    @Test
    void namesCustomersAfterWhoWasThereFirst() {
        try (var journal = TestDatabase.create()) {
            var warehouse = new Warehouse(journal, Streams.shop());
            for (var id : List.of("9", "1")) {
                warehouse.land(
                        BUYERS, id, id + ",1,person,Annabel,Kowalczyk,,ann@kowalczyk.test,+4930901820,1980-01-02,,,,,");
                warehouse.work();
                warehouse.resolve();
            }
            warehouse.publish();

            rebuild(journal, warehouse, each -> {});

            assertThat(customers(empty, warehouse)).hasSize(1).isEqualTo(customers(journal, warehouse));
        }
    }

    private static List<String> customers(TestDatabase database, Warehouse warehouse) {
        return database.rows("SELECT customer_id, records FROM gold.customer_360 WHERE tenant = ?", warehouse.tenant());
    }

    @Test
    void addsNothingOnceItIsDone() {
        goOn();

        assertThatThrownBy(this::goOn).isInstanceOf(Rebuild.NotEmpty.class).hasMessageContaining("is complete");
        assertMade();
    }

    /** Of the two records that were set aside for one cause, one was mended before and one after the instant. */
    @Test
    void knowsNothingOfWhatWasDecidedLater() {
        try (var journal = TestDatabase.create()) {
            var warehouse = new Warehouse(journal, Streams.both());
            warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,", "b,1,bob@x.test,Bob,,", "c,zwei,,,,");
            warehouse.deliver(NOTES, "two", "d,1,dan@x.test,Dan,,", "e,1,eve@x.test,Eve,,", "f,drei,,,,");
            mend(warehouse, 1, "2");
            warehouse.work();
            warehouse.resolve();
            warehouse.publish();
            var then = publishedAt(journal, warehouse, 3);
            mend(warehouse, 2, "3");
            warehouse.work();
            warehouse.resolve();
            warehouse.publish();

            var made = new ArrayList<Rebuilt>();
            new Rebuild(journal.database(), empty.database(), warehouse.tenant(), Warehouse.HASH, Warehouse.LIFECYCLE)
                    .until(then, made::add);

            assertThat(made).hasSize(3).allMatch(Rebuilt::same);
            assertThat(empty.rows("SELECT act_id FROM ops.desk_act")).containsExactly("1");
            assertThat(empty.rows("SELECT number FROM bronze.amendment")).containsExactly("1");
            assertThat(empty.one(
                            "SELECT count(*) FROM quality.verdict WHERE judged_at > ?::timestamptz", then.toString()))
                    .isEqualTo("0");
            assertThat(empty.rows("SELECT run_id FROM ops.run WHERE judged_at IS NULL"))
                    .contains("2");
            var again = new Desk(
                            new PostgresDesk(empty.database(), Streams.both(), warehouse.tenant(), Warehouse.HASH),
                            Streams.both(),
                            Warehouse.HASH)
                    .mend(new RecordAt(2, 2), new Correction.Fields(Map.of("v", "3")), ANN);
            assertThat(again)
                    .isInstanceOfSatisfying(
                            Mending.Kept.class,
                            kept -> assertThat(kept.asked().pages()).isEqualTo(1));
        }
    }

    private static void mend(Warehouse warehouse, long page, String v) {
        assertThat(warehouse.desk().mend(new RecordAt(page, 2), new Correction.Fields(Map.of("v", v)), ANN))
                .isInstanceOf(Mending.Kept.class);
    }

    private static Instant publishedAt(int publication) {
        return publishedAt(JOURNAL, WAREHOUSE, publication);
    }

    private static Instant publishedAt(TestDatabase journal, Warehouse warehouse, int publication) {
        return Instant.parse(journal.one(
                "SELECT to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                        + " FROM ops.publication WHERE tenant = ? AND publication = ?",
                warehouse.tenant(),
                publication));
    }

    private List<Rebuilt> rebuildUntil(Instant then) {
        var made = new ArrayList<Rebuilt>();
        new Rebuild(JOURNAL.database(), empty.database(), WAREHOUSE.tenant(), Warehouse.HASH, Warehouse.LIFECYCLE)
                .until(then, made::add);
        return made;
    }

    private void assertMade() {
        assertThat(count("ops.publication")).isEqualTo(PUBLICATIONS);
        assertThat(count("ops.attempt")).isEqualTo(ATTEMPTS);
        assertThat(empty.one(
                        "SELECT string_agg(id || ' ' || v, ', ' ORDER BY id) FROM gold.note WHERE tenant = ?",
                        WAREHOUSE.tenant()))
                .isEqualTo("a 2, b 1, d 1");
    }

    private long count(String table) {
        return Long.parseLong(empty.one("SELECT count(*) FROM " + table + " WHERE tenant = ?", WAREHOUSE.tenant()));
    }

    private List<Rebuilt> goOn() {
        var made = new ArrayList<Rebuilt>();
        rebuild(made::add);
        return made;
    }

    private void rebuild(Consumer<Rebuilt> each) {
        rebuild(JOURNAL, WAREHOUSE, each);
    }

    private void rebuild(TestDatabase journal, Warehouse warehouse, Consumer<Rebuilt> each) {
        new Rebuild(journal.database(), empty.database(), warehouse.tenant(), Warehouse.HASH, Warehouse.LIFECYCLE)
                .until(Instant.MAX, each);
    }

    private static void enough(Rebuilt made) {
        throw new IllegalStateException("enough for today");
    }
}
