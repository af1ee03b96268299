package dev.wadi.gold;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DealingsTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T08:00:00Z");

    @Test
    void addUpCurrencyByCurrency() {
        var both = dealings(2, 1, MARCH, "EUR", "10.50")
                .and(dealings(1, 0, JUNE, "USD", "7"))
                .and(dealings(1, 1, JUNE, "EUR", "0.50"));

        assertThat(both)
                .isEqualTo(new Dealings(
                        4,
                        2,
                        Optional.of(MARCH),
                        Optional.of(JUNE),
                        Map.of("EUR", new BigDecimal("11.00"), "USD", new BigDecimal("7"))));
    }

    @Test
    void comeToTheSameInAnyOrder() {
        var one = dealings(2, 1, MARCH, "EUR", "10.50");
        var other = dealings(1, 0, JUNE, "EUR", "7.25");

        assertThat(one.and(other)).isEqualTo(other.and(one));
    }

    @Test
    void areNotChangedByNone() {
        var some = dealings(2, 1, MARCH, "EUR", "10.50");

        assertThat(some.and(Dealings.NONE)).isEqualTo(some);
        assertThat(Dealings.NONE.and(some)).isEqualTo(some);
    }

    private static Dealings dealings(int count, int open, Instant at, String currency, String amount) {
        return new Dealings(count, open, Optional.of(at), Optional.of(at), Map.of(currency, new BigDecimal(amount)));
    }
}
