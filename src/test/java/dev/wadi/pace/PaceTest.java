package dev.wadi.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final int MOST = 10;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private boolean live;
    private final Pace pace = new Pace(() -> live, Duration.ofSeconds(4), new Moving());

    @Test
    void aBackfillGetsAllItWantsWhereNothingIsLive() {
        assertThat(pace.pieces(MOST)).isEqualTo(MOST);
        assertThat(pace.pieces(MOST)).isEqualTo(MOST);
    }

    @Test
    void besideLiveWorkItGetsOnePieceAtATime() {
        live = true;

        assertThat(pace.pieces(MOST)).isEqualTo(1);
        assertThat(pace.pieces(MOST)).isZero();
    }

    @Test
    void liveWorkWithoutEndDoesNotStarveIt() {
        live = true;
        var pieces = 0;
        for (var second = 0; second < 40; second++) {
            pieces += pace.pieces(MOST);
            now = now.plusSeconds(1);
        }

        assertThat(pieces).isEqualTo(10);
    }

    @Test
    void itHoldsBackForAWhileAfterTheLastLiveWork() {
        live = true;
        pace.pieces(MOST);
        live = false;
        now = now.plusSeconds(3);
        assertThat(pace.pieces(MOST)).isZero();

        now = now.plusSeconds(1);

        assertThat(pace.pieces(MOST)).isEqualTo(MOST);
    }

    private final class Moving extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
