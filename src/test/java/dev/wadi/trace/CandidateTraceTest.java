package dev.wadi.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.trace.Traces.Lapse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateTraceTest {

    private final CandidateTrace candidate = new CandidateTrace();

    @Test
    void tellsOfEachAttemptOnceWhenItWasResolved() {
        candidate.resolved(List.of(1L, 2L), lapse(0, 1));
        candidate.resolved(List.of(3L), lapse(2, 3));

        assertThat(candidate.resolved(2)).contains(lapse(0, 1));
        assertThat(candidate.resolved(3)).contains(lapse(2, 3));
        assertThat(candidate.resolved(2)).isEmpty();
        assertThat(candidate.resolved(4)).as("resolved by another process").isEmpty();
    }

    @Test
    void whatWasAskedBeforeAnAttemptWasResolvedWasNotAskedAboutIt() {
        candidate.asked(lapse(0, 1));
        candidate.asked(lapse(3, 4));
        candidate.asked(lapse(4, 6));

        assertThat(candidate.asked(at(2))).contains(lapse(3, 6));
        assertThat(candidate.asked(at(5))).isEmpty();
        candidate.published();
        assertThat(candidate.asked(at(0))).isEmpty();
    }

    @Test
    void enrichersAskedSideBySideWereAskedFromTheFirstToTheLast() {
        candidate.asked(lapse(2, 3));
        candidate.asked(lapse(1, 5));
        candidate.asked(lapse(4, 5));

        assertThat(candidate.asked(at(1))).contains(lapse(1, 5));
    }

    private static Lapse lapse(int start, int end) {
        return new Lapse(at(start), at(end));
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }
}
