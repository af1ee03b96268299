package dev.wadi.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.core.Unavailable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplicaLagTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final String STATUS = "SHOW REPLICA STATUS";
    private static final String HEARTBEAT = "SELECT timestampdiff(SECOND, ts, utc_timestamp()) FROM percona.heartbeat";

    @Test
    void takesTheLagOffTheClockAndTheSecondItMayBeRoundedBy() {
        var lag = lag(STATUS);

        assertThat(lag.take(List.of(Map.of("Replica_IO_State", "Waiting", "Seconds_Behind_Source", 3_600L))))
                .isEqualTo(Duration.ofHours(1));

        assertThat(lag.before(NOW)).isEqualTo(Instant.parse("2026-01-05T06:59:59Z"));
    }

    @Test
    void goesByTheSlowestOfSeveralChannels() {
        var lag = lag(STATUS);

        assertThat(lag.take(List.of(Map.of("Seconds_Behind_Master", 2), Map.of("Seconds_Behind_Master", 7))))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aHeartbeatIsAsGood() {
        assertThat(lag(HEARTBEAT).take(List.of(Map.of("lag", new BigDecimal("0.25")))))
                .isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void oneThatIsNoReplicaIsNotBehind() {
        var lag = lag(STATUS);

        assertThat(lag.take(List.of())).isZero();
        assertThat(lag.before(NOW)).isEqualTo(NOW);
    }

    @Test
    void nothingIsReadOfAReplicaThatDoesNotReplicateOrDoesNotSay() {
        var stopped = new HashMap<String, @Nullable Object>();
        stopped.put("Seconds_Behind_Source", null);

        assertThatThrownBy(() -> lag(STATUS).take(List.of(stopped))).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> lag(STATUS).take(List.of(Map.of("State", "x"))))
                .isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> lag(HEARTBEAT).take(List.of())).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> lag(HEARTBEAT).take(List.of(Map.of("lag", "soon"))))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void aSourceIsNotAsked() {
        assertThat(new ReplicaLag("orders.order", Optional.empty()).isAsked()).isFalse();
    }

    private static ReplicaLag lag(String query) {
        return new ReplicaLag("orders.order", Optional.of(query));
    }
}
