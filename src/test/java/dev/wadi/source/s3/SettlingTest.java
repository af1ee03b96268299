package dev.wadi.source.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.salesforce.store.SettableClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private static final String STREAM = "tickets.ticket";
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final SettableClock clock = SettableClock.at("2026-01-05T08:00:00Z");
    private final Settling settling = new Settling(clock);

    @Test
    void anObjectIsReadOnceItHasBeenSeenUnchangedForLongEnough() {
        assertThat(settled("a@1:5")).isEmpty();
        clock.advanceSeconds(29);
        assertThat(settled("a@1:5")).isEmpty();
        clock.advanceSeconds(1);

        assertThat(settled("a@1:5")).containsExactly("a@1:5");
    }

    @Test
    void oneThatStillGrowsIsAnotherEachTime() {
        for (var size = 5; size < 9; size++) {
            assertThat(settled("a@" + size + ":" + size)).isEmpty();
            clock.advanceSeconds(30);
        }
    }

    @Test
    void oneThatWasNotThereForAWhileSettlesAnew() {
        settled("a@1:5");
        settling.keep(STREAM, Set.of("b@1:5"));
        clock.advanceSeconds(30);

        assertThat(settled("a@1:5")).isEmpty();
    }

    private Set<String> settled(String... objects) {
        return settling.settled(STREAM, Set.of(objects), HALF_A_MINUTE);
    }
}
