package dev.wadi.observe.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static dev.wadi.testkit.postgres.Streams.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.contract.Contracts;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.observe.Figures.Latency;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresFiguresIT {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final Contracts contracts = Streams.both();
    private Warehouse warehouse;
    private PostgresFigures figures;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, contracts);
        figures = newFigures();
    }

    @Test
    void knowsNothingOfAnEmptyDatabase() {
        var taken = figures.take();

        assertThat(taken.streams()).isEmpty();
        assertThat(taken.publication()).isZero();
        assertThat(taken.publishedAt()).isEmpty();
        assertThat(taken.candidateAt()).isEmpty();
    }

    @Test
    void countsPagesByWhatTheyWaitFor() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        warehouse.land(NOTES, "two", "b,1,,,,");
        warehouse.land(NOTES, "three", "c,1,,,,");
        warehouse.claims("me").take(1);
        DATABASE.change(
                "UPDATE bronze.claim SET state = 'parked' WHERE tenant = ? AND state = 'waiting' AND page_id = "
                        + "(SELECT max(page_id) FROM bronze.page WHERE tenant = ?)",
                warehouse.tenant(),
                warehouse.tenant());

        var notes = figures.take().of(NOTES);

        assertThat(notes.waiting()).isEqualTo(1);
        assertThat(notes.claimed()).isEqualTo(1);
        assertThat(notes.parked()).isEqualTo(1);
        assertThat(notes.waitingFrom()).isPresent();
    }

    @Test
    void tellsWhatReadersSeeAndThatNothingWaits() {
        warehouse.deliver(NOTES, "one", "a,1,,,,");

        var taken = figures.take();

        assertThat(taken.publication()).isEqualTo(1);
        assertThat(taken.publishedAt()).isPresent();
        assertThat(taken.of(NOTES).newest()).contains(Warehouse.READ_AT);
        assertThat(taken.of(NOTES).waitingFrom()).isEmpty();
    }

    @Test
    void doesNotWaitForAnAttemptThatWasOvertakenBeforeAnybodySawIt() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        warehouse.work();
        DATABASE.change("UPDATE bronze.claim SET state = 'waiting' WHERE tenant = ?", warehouse.tenant());
        warehouse.work();
        warehouse.judge();
        warehouse.resolve();
        warehouse.publish();

        assertThat(DATABASE.one("SELECT count(*) FROM ops.attempt WHERE tenant = ?", warehouse.tenant()))
                .isEqualTo("2");
        assertThat(figures.take().of(NOTES).waitingFrom()).isEmpty();
    }

    @Test
    void doesNotTakeForFreshWhatReadersDoNotSeeYet() {
        warehouse.deliver(NOTES, "one", "a,1,,,,");
        warehouse.landAt(Warehouse.READ_AT.plusSeconds(60), NOTES, "two", "b,1,,,,");
        warehouse.work();

        assertThat(figures.take().of(NOTES).newest()).contains(Warehouse.READ_AT);

        warehouse.resolve();
        warehouse.publish();

        assertThat(figures.take().of(NOTES).newest()).contains(Warehouse.READ_AT.plusSeconds(60));
        assertThat(newFigures().take().of(NOTES).newest()).contains(Warehouse.READ_AT.plusSeconds(60));
    }

    @Test
    void tellsOfEachPageOnceHowLongItTook() {
        figures.take();
        warehouse.land(NOTES, "one", "a,1,,,,");
        DATABASE.change(
                "UPDATE bronze.page SET landed_at = landed_at - interval '1 hour' WHERE tenant = ?",
                warehouse.tenant());
        warehouse.work();
        warehouse.resolve();
        warehouse.publish();

        assertThat(figures.take().published()).singleElement().satisfies(latency -> {
            assertThat(latency.stream()).isEqualTo(NOTES);
            assertThat(latency.took()).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(65));
        });
        assertThat(figures.take().published()).isEmpty();
        assertThat(newFigures().take().published()).as("before it looked").isEqualTo(List.<Latency>of());
    }

    @Test
    void countsRunsThatAreHeldUntilTheyArePublished() {
        warehouse.land(NOTES, "mostly bad", "a,x,,,,", "b,x,,,,", "c,1,,,,");
        warehouse.work();
        warehouse.judge();

        assertThat(figures.take().of(NOTES).held()).isEqualTo(1);

        DATABASE.change(
                "UPDATE quality.verdict SET outcome = 'pass' WHERE tenant = ? AND outcome = 'hold'",
                warehouse.tenant());
        warehouse.resolve();
        warehouse.publish();

        assertThat(figures.take().of(NOTES).held()).isZero();
    }

    @Test
    void expectsTheMedianOfTheSameDayInTheWeeksBefore() {
        landed("today", 0, 2);
        landed("a week ago", 7, 4);
        landed("two weeks ago", 14, 3);
        landed("another day", 10, 5);
        landed("three weeks ago", 21, 1);
        landed("before", 27, 9);

        var notes = figures.count().of(NOTES).orElseThrow();

        assertThat(notes.landed()).isEqualTo(2);
        assertThat(notes.expected()).isEqualTo(OptionalDouble.of(3));
        assertThat(notes.completeness().orElseThrow()).isEqualTo(2.0 / 3);
    }

    @Test
    void expectsNothingOfAStreamThatIsNew() {
        landed("today", 0, 2);
        landed("a week ago", 7, 4);

        assertThat(figures.count().of(NOTES).orElseThrow().completeness()).isEmpty();
    }

    @Test
    void countsWhatIsLoadedAndWhatIsSetAside() {
        warehouse.deliver(NOTES, "one", "a,1,,,,", "b,x,,,,", "c,1,,,,", "d,1,,,,");

        var counts = figures.count();

        assertThat(counts.of(NOTES).orElseThrow().loadedShare()).isEqualTo(OptionalDouble.of(0.75));
        assertThat(counts.of(NOTES).orElseThrow().quarantined()).isEqualTo(1);
        assertThat(counts.of(NOTES).orElseThrow().unbalanced()).isZero();
        assertThat(counts.streams()).doesNotContainKey(TICKETS);
        assertThat(counts.bytes())
                .containsKeys("bronze", "silver", "gold")
                .allSatisfy((layer, bytes) -> assertThat(bytes).isPositive());
    }

    @Test
    void tellsHowManyRecordsTheLedgerMisses() {
        warehouse.deliver(NOTES, "one", "a,1,,,,", "b,1,,,,");
        DATABASE.change("UPDATE ops.run SET read = read + 3 WHERE tenant = ?", warehouse.tenant());

        assertThat(figures.count().of(NOTES).orElseThrow().unbalanced()).isEqualTo(3);
    }

    private PostgresFigures newFigures() {
        return new PostgresFigures(
                DATABASE.database(), warehouse.tenant(), contracts, new PostgresLedger(DATABASE.database()));
    }

    /** Lands so many records as if it had been so many days and an hour ago. */
    private void landed(String object, int daysAgo, int records) {
        var lines = IntStream.range(0, records)
                .mapToObj(record -> object.hashCode() + "-" + record + ",1,,,,")
                .toArray(String[]::new);
        warehouse.landAt(Instant.parse("2026-03-01T08:00:00Z"), NOTES, object, lines);
        DATABASE.change(
                "UPDATE bronze.page SET landed_at = now() - (? * interval '1 day') - interval '1 hour' "
                        + "WHERE tenant = ? AND partition = ?",
                daysAgo,
                warehouse.tenant(),
                object);
        DATABASE.change(
                "UPDATE ops.run SET opened_at = now() - (? * interval '1 day') - interval '1 hour' "
                        + "WHERE tenant = ? AND slice = ?",
                daysAgo,
                warehouse.tenant(),
                object);
    }
}
