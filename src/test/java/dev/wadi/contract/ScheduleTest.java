package dev.wadi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.contract.Schedule.Missed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant EIGHT = Instant.parse("2026-01-05T08:00:00Z");
    private static final Rhythm HALF_MINUTES = new Rhythm.Every(Duration.ofSeconds(30));
    private static final Rhythm NIGHTLY = new Cron("0 0 3 * * ?", BERLIN);

    @ParameterizedTest
    @CsvSource({
        "SKIP, 0,   30",
        "SKIP, 29,  30",
        "SKIP, 30,  60",
        "SKIP, 31,  60",
        "SKIP, 100, 120",
        "RUN,  0,   30",
        "RUN,  29,  30",
        "RUN,  30,  30",
        "RUN,  31,  31",
        "RUN,  100, 100"
    })
    void aPeriodCountsFromTheReadBefore(Missed missed, int now, int next) {
        var schedule = new Schedule(HALF_MINUTES, missed);

        assertThat(schedule.next(Optional.of(EIGHT), EIGHT.plusSeconds(now))).isEqualTo(EIGHT.plusSeconds(next));
    }

    @ParameterizedTest
    @CsvSource({
        // last read               , now                      , skip                     , run
        "2026-01-05T03:00:00+01:00, 2026-01-05T12:00:00+01:00, 2026-01-06T03:00:00+01:00, 2026-01-06T03:00:00+01:00",
        "2026-01-04T03:00:00+01:00, 2026-01-05T02:59:59+01:00, 2026-01-05T03:00:00+01:00, 2026-01-05T03:00:00+01:00",
        "2026-01-04T03:00:00+01:00, 2026-01-05T03:00:01+01:00, 2026-01-06T03:00:00+01:00, 2026-01-05T03:00:01+01:00",
        "2025-12-24T03:00:00+01:00, 2026-01-05T12:00:00+01:00, 2026-01-06T03:00:00+01:00, 2026-01-05T12:00:00+01:00"
    })
    void aNightThatWasMissedIsSkippedOrMadeUpForOnce(
            OffsetDateTime last, OffsetDateTime now, OffsetDateTime skip, OffsetDateTime run) {
        assertThat(next(new Schedule(NIGHTLY, Missed.SKIP), last, now)).isEqualTo(skip.toInstant());
        assertThat(next(new Schedule(NIGHTLY, Missed.RUN), last, now)).isEqualTo(run.toInstant());
    }

    @Test
    void aStreamNeverReadHasMissedARead() {
        assertThat(new Schedule(HALF_MINUTES, Missed.RUN).next(Optional.empty(), EIGHT))
                .isEqualTo(EIGHT);
        assertThat(new Schedule(HALF_MINUTES, Missed.SKIP).next(Optional.empty(), EIGHT))
                .isEqualTo(EIGHT.plusSeconds(30));
        assertThat(new Schedule(NIGHTLY, Missed.SKIP).next(Optional.empty(), EIGHT))
                .isEqualTo(Instant.parse("2026-01-06T02:00:00Z"));
    }

    @Test
    void aReadOfTomorrowByAClockThatWasWrongHoldsNothingUp() {
        var schedule = new Schedule(HALF_MINUTES, Missed.RUN);

        assertThat(schedule.next(Optional.of(EIGHT.plusSeconds(86_400)), EIGHT)).isEqualTo(EIGHT.plusSeconds(30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // clocks are put forward from 02:00 to 03:00 on 29 March 2026
                "0 30 1 * * ?    | 2026-03-28T01:30 | 03-29T01:30+01:00 03-30T01:30+02:00",
                "0 30 2 * * ?    | 2026-03-28T01:30 | 03-28T02:30+01:00 03-29T03:30+02:00 03-30T02:30+02:00",
                "0 30 2 * * ?    | 2026-03-29T03:10 | 03-29T03:30+02:00 03-30T02:30+02:00",
                "0 0 3 * * ?     | 2026-03-28T01:30 | 03-28T03:00+01:00 03-29T03:00+02:00 03-30T03:00+02:00",
                "0 5 * * * ?     | 2026-03-29T00:30 | 03-29T01:05+01:00 03-29T03:05+02:00 03-29T04:05+02:00",
                "0 0/30 * * * ?  | 2026-03-29T01:10 | 03-29T01:30+01:00 03-29T03:00+02:00 03-29T03:30+02:00",
                // and back from 03:00 to 02:00 on 25 October 2026
                "0 30 2 * * ?    | 2026-10-24T12:00 | 10-25T02:30+02:00 10-26T02:30+01:00",
                "0 0 3 * * ?     | 2026-10-24T12:00 | 10-25T03:00+01:00 10-26T03:00+01:00",
                "0 5 * * * ?     | 2026-10-25T01:30 | 10-25T02:05+02:00 10-25T02:05+01:00 10-25T03:05+01:00",
                "0 0/30 * * * ?  | 2026-10-25T02:10 | 10-25T02:30+02:00 10-25T02:00+01:00 10-25T02:30+01:00",
                // days of week
                "0 0 6 ? * MON-FRI | 2026-01-02T07:00 | 01-05T06:00+01:00 01-06T06:00+01:00",
            })
    void cronGoesByTheClocksOfItsZone(String expression, LocalDateTime from, String due) {
        var cron = new Cron(expression, BERLIN);
        var start = from.atZone(BERLIN).toInstant();

        var moments = Stream.iterate(start, moment -> cron.after(moment, moment))
                .skip(1)
                .limit(due.split(" ").length)
                .map(moment ->
                        OffsetDateTime.ofInstant(moment, BERLIN).toString().substring("2026-".length()));

        assertThat(moments).containsExactly(due.split(" "));
    }

    @Test
    void cronWithoutChangesOfTheClocksIsEvenSimpler() {
        var cron = new Cron("0 0 12 1 * ?", ZoneId.of("UTC"));

        assertThat(cron.after(EIGHT, EIGHT)).isEqualTo("2026-02-01T12:00:00Z");
    }

    @Test
    void aPeriodIsLongerThanNothing() {
        assertThatThrownBy(() -> new Rhythm.Every(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schedule: every: 'PT0S'");
    }

    private static Instant next(Schedule schedule, OffsetDateTime last, OffsetDateTime now) {
        return schedule.next(Optional.of(last.toInstant()), now.toInstant());
    }
}
