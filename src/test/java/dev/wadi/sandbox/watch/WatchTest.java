package dev.wadi.sandbox.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.watch.Standing.Open;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final Open WORK = new Open(0, 0, 3, 1, 1, 1);
    private static final Open NOTHING = new Open(0, 0, 0, 0, 0, 0);

    private final SetClock clock = new SetClock();

    @Test
    void itWatchesUntilNothingIsLeft() throws RunFailed {
        var done = standing(Balances.done(), NOTHING);

        var last = watch(List.of(Standing.NOTHING_YET, standing(Balances.pending(40), WORK), done)
                .iterator()::next);

        assertThat(last).isEqualTo(done);
    }

    @Test
    void aServiceThatEndedIsTheReasonEvenWhereNothingIsLeft() {
        var display = Display.on(new PrintStream(OutputStream.nullOutputStream()), false, Clock.systemUTC());
        var watch = new Watch(
                () -> Optional.of("the service ended with status 137"),
                () -> standing(Balances.done(), NOTHING),
                display,
                clock,
                Duration.ZERO);

        assertThatThrownBy(watch::untilNothingIsLeft)
                .isInstanceOf(RunFailed.class)
                .hasMessage("the service ended with status 137");
    }

    @Test
    void aRunThatDoesNotMoveForAMinuteIsGivenUp() {
        assertThatThrownBy(() -> watch(() -> {
                    clock.forward(Duration.ofSeconds(30));
                    return standing(Balances.pending(40), WORK);
                }))
                .isInstanceOf(RunFailed.class)
                .hasMessage(
                        "nothing has moved for 60 s; left: records 0, reads 0, pages 3, attempts 1, runs 1, candidates 1");
    }

    @Test
    void aRunThatMovesSlowlyIsNotGivenUp() throws RunFailed {
        Iterator<Standing> standings = List.of(
                        standing(Balances.pending(40), WORK),
                        standing(Balances.pending(39), WORK),
                        standing(Balances.pending(38), WORK),
                        standing(Balances.done(), NOTHING))
                .iterator();

        var last = watch(() -> {
            clock.forward(Duration.ofSeconds(59));
            return standings.next();
        });

        assertThat(last.open().nothing()).isTrue();
    }

    @Test
    void whatWasGivenUpEndsTheRunAtOnce() {
        assertThatThrownBy(() -> watch(() -> new Standing(
                        List.of(Balances.pending(40)), WORK, List.of("write/write-keep java.lang.Error"), 0, 0)))
                .hasMessageContaining("dead letter: write/write-keep java.lang.Error");
        assertThatThrownBy(() -> watch(() -> new Standing(List.of(Balances.pending(40)), WORK, List.of(), 1, 0)))
                .hasMessageContaining("parked");
        assertThatThrownBy(() -> watch(() -> new Standing(List.of(Balances.pending(40)), WORK, List.of(), 0, 2)))
                .hasMessageContaining("runs held 2");
    }

    @Test
    void aLedgerThatDoesNotBalanceEndsTheRunAtOnce() {
        assertThatThrownBy(() -> watch(() -> standing(Balances.lost(), WORK)))
                .isInstanceOf(RunFailed.class)
                .hasMessageContaining("does not balance")
                .hasMessageContaining("tickets.ticket");
    }

    private Standing watch(Supplier<Standing> lookout) throws RunFailed {
        var display = Display.on(new PrintStream(OutputStream.nullOutputStream()), false, Clock.systemUTC());
        return new Watch(Optional::empty, lookout, display, clock, Duration.ZERO).untilNothingIsLeft();
    }

    private static Standing standing(Balance balance, Open open) {
        return new Standing(List.of(balance), open, List.of(), 0, 0);
    }
}
