package dev.wadi.sandbox.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.score.FlawCheck.Difference;
import dev.wadi.sandbox.watch.Balances;
import dev.wadi.sandbox.watch.Standing;
import dev.wadi.sandbox.watch.Standing.Open;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final String HASH = "0000000000abcdef";
    private static final Act AGAIN = Reports.act("the same again", Balances.again(), HASH);

    @Test
    void aRunInWhichEverythingIsAsExpectedIsGood() {
        assertThat(complaints(Reports.good())).isEmpty();
    }

    @Test
    void aLedgerThatDoesNotBalanceMakesItBad() {
        assertThat(complaints(day(Balances.lost())))
                .singleElement()
                .asString()
                .startsWith("the day: the ledger does not balance");
    }

    @Test
    void aPendingRecordMakesItBad() {
        assertThat(complaints(day(Balances.pending(4))))
                .containsExactly("the day: records of tickets.ticket are pending: 4");
    }

    @Test
    void anythingLeftMakesItBad() {
        for (var open : List.of(
                new Open(1, 0, 0, 0, 0, 0),
                new Open(0, 1, 0, 0, 0, 0),
                new Open(0, 0, 1, 0, 0, 0),
                new Open(0, 0, 0, 1, 0, 0),
                new Open(0, 0, 0, 0, 1, 0),
                new Open(0, 0, 0, 0, 0, 1))) {
            assertThat(complaints(Reports.good(), Reports.standing(open)))
                    .containsExactly("the day: something is left: " + open);
        }
    }

    @Test
    void aParkedPageOrADeadLetterMakesItBad() {
        var parked = new Standing(List.of(Balances.done()), Reports.NOTHING, List.of(), 1, 0);
        var dead = new Standing(List.of(Balances.done()), Reports.NOTHING, List.of("map/map-type Error"), 0, 0);

        assertThat(complaints(Reports.good(), parked)).containsExactly("the day: pages are parked: 1");
        assertThat(complaints(Reports.good(), dead))
                .containsExactly("the day: there are dead letters: 1, the first map/map-type Error");
    }

    @Test
    void aRowTooFewMakesItBad() {
        var act = Reports.act("the day", Balances.done(), HASH, new Act.Pair(80, 79), "0.995");

        assertThat(complaints(Reports.of(act, AGAIN)))
                .containsExactly("the day: rows in gold of tickets.ticket: expected 80, got 79");
    }

    @Test
    void linksThatAreNotPreciseMakeItBad() {
        var act = Reports.act("the day", Balances.done(), HASH, new Act.Pair(80, 80), "0.989");

        assertThat(complaints(Reports.of(act, AGAIN))).containsExactly("the day: precision of links below 0.99: 0.989");
    }

    @Test
    void theSameAgainMustChangeNothingAndLoadNothing() {
        var day = Reports.act("the day", Balances.done(), HASH);

        assertThat(complaints(Reports.of(day, Reports.act("the same again", Balances.again(), "ffff"))))
                .containsExactly("the same again: what readers see has changed from " + HASH + " to ffff");
        assertThat(complaints(Reports.of(day, Reports.act("the same again", Balances.done(), HASH))))
                .containsExactly("the same again: records were loaded though nothing was new: 90");
    }

    @Test
    void theFirstFewDifferencesAreNamed() {
        var difference = new Difference("crm.contact/1", "CSV_QUOTE", "nothing wrong");
        var standings = List.of(Reports.standing(Reports.NOTHING), Reports.standing(Reports.NOTHING));

        var verdict = Verdict.of(Reports.good(), standings, Collections.nCopies(9, difference));

        assertThat(verdict.complaints())
                .hasSize(6)
                .startsWith("records judged otherwise than planted: 9")
                .endsWith("crm.contact/1: expected CSV_QUOTE, got nothing wrong");
    }

    private static Report day(Balance balance) {
        return Reports.of(Reports.act("the day", balance, HASH), AGAIN);
    }

    private static List<String> complaints(Report report) {
        return complaints(report, Reports.standing(Reports.NOTHING));
    }

    private static List<String> complaints(Report report, Standing first) {
        return Verdict.of(report, List.of(first, Reports.standing(Reports.NOTHING)), List.of())
                .complaints();
    }
}
