package dev.wadi.sandbox.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.watch.Balances;
import dev.wadi.sandbox.watch.Standing;
import dev.wadi.sandbox.watch.Standing.Open;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Map<String, Long> ROWS = Reports.rows(80, 30, 96);
    private static final Open NOTHING = new Open(0, 0, 0, 0, 0);

    @Test
    void aRunInWhichEverythingIsAsPlantedIsGood() {
        assertThat(verdict(Balances.done(), ROWS, standing(NOTHING)).good()).isTrue();
    }

    @Test
    void aLedgerThatDoesNotBalanceMakesItBad() {
        assertThat(verdict(Balances.lost(), ROWS, standing(NOTHING)).complaints())
                .singleElement()
                .asString()
                .startsWith("the ledger does not balance");
    }

    @Test
    void aPendingRecordMakesItBad() {
        assertThat(verdict(Balances.pending(4), ROWS, standing(NOTHING)).complaints())
                .containsExactly("records of tickets.ticket are pending: 4");
    }

    @Test
    void anythingLeftMakesItBad() {
        for (var open : List.of(
                new Open(1, 0, 0, 0, 0),
                new Open(0, 1, 0, 0, 0),
                new Open(0, 0, 1, 0, 0),
                new Open(0, 0, 0, 1, 0),
                new Open(0, 0, 0, 0, 1))) {
            assertThat(verdict(Balances.done(), ROWS, standing(open)).complaints())
                    .containsExactly("something is left: " + open);
        }
    }

    @Test
    void aParkedPageMakesItBad() {
        var standing = new Standing(List.of(Balances.done()), NOTHING, List.of(), 1, 0);

        assertThat(verdict(Balances.done(), ROWS, standing).complaints()).containsExactly("pages are parked: 1");
    }

    @Test
    void aDeadLetterMakesItBad() {
        var standing = new Standing(List.of(Balances.done()), NOTHING, List.of("map/map-type Error"), 0, 0);

        assertThat(verdict(Balances.done(), ROWS, standing).complaints())
                .containsExactly("there are dead letters: 1, the first map/map-type Error");
    }

    @Test
    void aTicketOrACustomerTooFewMakesItBad() {
        assertThat(verdict(Balances.done(), Reports.rows(79, 29, 95), standing(NOTHING))
                        .complaints())
                .containsExactly(
                        "versions written: expected 96, got 95",
                        "tickets in gold: expected 80, got 79",
                        "customers in gold: expected 30, got 29");
    }

    @Test
    void aRecordThatWasNotReadMakesItBad() {
        var short1 = new Balance("tickets.ticket", 99, 99, 0, 0, 89, 4, 2, 0, 4, 4, 0, 0);

        assertThat(verdict(short1, ROWS, standing(NOTHING)).complaints())
                .containsExactly("records read: expected 100, got 99");
    }

    @Test
    void theFirstFewDifferencesAreNamed() {
        var difference = new Difference("tickets/a.csv", 240, "CSV_QUOTE in 80 bytes", "nothing wrong");
        var report = report(Balances.done(), ROWS);

        var verdict = Verdict.of(report, standing(NOTHING), Collections.nCopies(9, difference));

        assertThat(verdict.complaints())
                .hasSize(6)
                .startsWith("lines judged otherwise than planted: 9")
                .endsWith("tickets/a.csv at 240: expected CSV_QUOTE in 80 bytes, got nothing wrong");
    }

    private static Verdict verdict(Balance balance, Map<String, Long> rows, Standing standing) {
        return Verdict.of(report(balance, rows), standing, List.of());
    }

    private static Report report(Balance balance, Map<String, Long> rows) {
        return Reports.of(balance, Reports.outcome(rows), Reports.vitals(Optional.of(Reports.FIRST_POLL)));
    }

    private static Standing standing(Open open) {
        return new Standing(List.of(Balances.done()), open, List.of(), 0, 0);
    }
}
