package dev.wadi.camel.schedule;

import dev.wadi.contract.Schedule;
import dev.wadi.ledger.Polls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a stream is due, from one read to the next, by the clock of the database. For one thread. */
final class Timetable {

    private final Schedule schedule;
    private final Clock clock;
    private Instant due;

    /** Begins from what is known of the stream; the clock then tells what time has passed. */
    Timetable(Schedule schedule, Polls.State known, Clock clock) {
        this.schedule = schedule;
        this.clock = Clock.offset(clock, Duration.between(clock.instant(), known.now()));
        this.due = schedule.next(known.last(), known.now());
    }

    Instant due() {
        return due;
    }

    boolean isDue() {
        return !due.isAfter(now());
    }

    Instant now() {
        return clock.instant();
    }

    /** Looks for the next time, now that the read that was due has ended, well or not. */
    void goOn() {
        due = schedule.next(Optional.of(due), now());
    }
}
