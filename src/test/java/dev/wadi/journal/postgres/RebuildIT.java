package dev.wadi.journal.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.journal.Rebuilt;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    void cannotGoBackBehindWhatItHasMade() {
        assertThatThrownBy(() -> rebuild(RebuildIT::enough)).hasMessage("enough for today");

        assertThatThrownBy(() -> new Rebuild(
                                JOURNAL.database(),
                                empty.database(),
                                WAREHOUSE.tenant(),
                                Warehouse.HASH,
                                Warehouse.LIFECYCLE)
                        .until(Instant.EPOCH, each -> {}))
                .isInstanceOf(Rebuild.NotEmpty.class)
                .hasMessageContaining("name a later instant");
        assertThat(goOn()).hasSize(PUBLICATIONS).allMatch(Rebuilt::same);
    }

    @Test
    void addsNothingOnceItIsDone() {
        goOn();

        assertThatThrownBy(this::goOn).isInstanceOf(Rebuild.NotEmpty.class);
        assertMade();
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
