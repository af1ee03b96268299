package dev.wadi.source.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

    private static final Instant FROM = Instant.parse("2024-02-27T10:30:00Z");
    private static final Instant UNTIL = Instant.parse("2024-03-02T15:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT7H", "P1D", "P2D", "P30D"})
    void windowsOfAnyLengthHoldEachDayThatIsOverOnce(String window) {
        var held = new ArrayList<LocalDate>();
        for (var at = FROM; at.isBefore(UNTIL); at = at.plus(Duration.parse(window))) {
            var end = at.plus(Duration.parse(window));
            var days = Days.of(at, end.isBefore(UNTIL) ? end : UNTIL);
            days.from().datesUntil(days.until()).forEach(held::add);
        }

        assertThat(held)
                .containsExactly(
                        LocalDate.of(2024, 2, 27),
                        LocalDate.of(2024, 2, 28),
                        LocalDate.of(2024, 2, 29),
                        LocalDate.of(2024, 3, 1));
    }

    @Test
    void justTheKeysInFoldersOfItsDaysAreHeld() {
        var days = Days.of(FROM, UNTIL);

        assertThat(days.hold("visits/", "visits/dt=2024-02-27/a.json")).isTrue();
        assertThat(days.hold("visits/", "visits/dt=2024-03-01/b/c.json")).isTrue();
        assertThat(days.hold("visits/", "visits/dt=2024-02-26/a.json")).isFalse();
        assertThat(days.hold("visits/", "visits/dt=2024-03-02/a.json")).isFalse();
        assertThat(days.hold("visits/", "visits/today.json")).isFalse();
    }
}
