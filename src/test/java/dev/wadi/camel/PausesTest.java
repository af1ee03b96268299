package dev.wadi.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.settings.RetrySettings;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {

    private static final RetrySettings SETTINGS = new RetrySettings(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final Pauses pauses = new Pauses(SETTINGS, new Random(7));

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "6, 16000", "7, 30000", "100, 30000"})
    void doublesUpToTheLongest(int failures, long whole) {
        assertThat(samples(failures)).allMatch(millis -> millis > whole * 69 / 100 && millis <= whole);
    }

    @Test
    void isNeverTheSameAndNeverLongerThanTheLongest() {
        assertThat(samples(9)).allMatch(millis -> millis <= SETTINGS.longest().toMillis());
        assertThat(IntStream.range(0, 200).mapToObj(sample -> pauses.after(9)).distinct())
                .hasSizeGreaterThan(100);
    }

    private List<Long> samples(int failures) {
        return IntStream.range(0, 200)
                .mapToObj(sample -> pauses.after(failures).toMillis())
                .toList();
    }
}
