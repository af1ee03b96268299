package dev.wadi.core.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "2024-02-29T12:30:00Z",
                "2026-01-02T03:04:05.100Z",
                "2026-01-02T03:04:05.000001Z",
                "2026-01-02T03:04:05.000000001Z",
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59Z",
                "9999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z"
            })
    void readsAsJavaHasIt(String text) {
        assertThat(IsoText.of(Instant.parse(text))).isEqualTo(text);
    }

    @Test
    void readsAnyMomentAsJavaHasIt() {
        var random = new Random(1);
        var aMillion = 1_000_000;
        for (var i = 0; i < 100_000; i++) {
            var moment = Instant.ofEpochSecond(
                    random.nextLong(-100_000L * aMillion, 300_000L * aMillion),
                    random.nextInt(1_000) * (long) (i % 3 == 0 ? aMillion : i % 3 == 1 ? 1_000 : 1));
            assertThat(IsoText.of(moment)).isEqualTo(moment.toString());
        }
    }

    @Test
    void daysHaveTheirZeros() {
        assertThat(IsoText.ofDay(2026, 1, 2)).isEqualTo("2026-01-02");
        assertThat(IsoText.ofDay(33, 11, 30)).isEqualTo("0033-11-30");
        assertThat(IsoText.ofDay(1980, 0, 0)).isEqualTo("1980-00-00");
    }
}
