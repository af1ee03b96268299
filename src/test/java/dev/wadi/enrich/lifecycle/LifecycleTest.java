package dev.wadi.enrich.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.wadi.enrich.lifecycle.LifecycleSettings.Weights;
import dev.wadi.testkit.Cases;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final LifecycleSettings SETTINGS =
            new LifecycleSettings(90, 4, 500, 3, 60, new Weights(40, 30, 30, 30), 60, 5, 180, 3, 365);
    private static final Lifecycle LIFECYCLE = new Lifecycle(SETTINGS, Rates.shipped());

    static List<NamedCsvRecord> cases() {
        return Cases.lines("enrich/lifecycle.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scoresAndStagesACustomer(NamedCsvRecord expected) {
        var score = LIFECYCLE.of(activity(expected, TODAY));

        assertThat(score.score()).isEqualTo(Integer.parseInt(expected.getField("score")));
        assertThat(score.stage().label()).isEqualTo(expected.getField("stage"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void dependsOnTheDayItIsAskedFor(NamedCsvRecord expected) {
        var later = LIFECYCLE.of(activity(expected, TODAY.plusYears(9)));

        assertThat(later).isEqualTo(LIFECYCLE.of(activity(expected, TODAY.plusYears(9))));
        assertThat(later.parts().recency()).isLessThan(0.000_001);
        assertThat(later.score()).isBetween(0, 60);
    }

    @Test
    void saysWhatAScoreIsMadeOf() {
        var parts = LIFECYCLE
                .of(new Activity(
                        12,
                        Map.of("EUR", new BigDecimal("1000.004"), "XXX", BigDecimal.TEN, "BTC", BigDecimal.ONE),
                        Optional.of(TODAY.minusDays(400)),
                        Optional.of(TODAY.minusDays(180)),
                        2,
                        1,
                        Optional.of(TODAY.minusDays(60)),
                        TODAY))
                .parts();

        assertThat(parts.recency()).isEqualTo(0.25);
        assertThat(parts.frequency()).isEqualTo(0.75);
        assertThat(parts.money()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(parts.trouble()).isCloseTo(1.5 / 4.5, within(1e-9));
        assertThat(parts.spent()).isEqualByComparingTo("1000.00");
        assertThat(parts.uncounted()).containsExactly("BTC", "XXX");
    }

    @Test
    void weighsItsPartsAsTold() {
        var half = Optional.of(TODAY.minusDays(90));
        var activity =
                new Activity(12, Map.of(), Optional.of(TODAY.minusDays(300)), half, 9, 9, Optional.of(TODAY), TODAY);

        assertThat(scoredBy(new Weights(1, 0, 0, 0), activity)).isEqualTo(50);
        assertThat(scoredBy(new Weights(0, 1, 0, 0), activity)).isEqualTo(75);
        assertThat(scoredBy(new Weights(0, 0, 1, 0), activity)).isZero();
        assertThat(scoredBy(new Weights(0, 1, 0, 100), activity)).isEqualTo(19); // 75 % less three quarters
    }

    @Test
    void refusesActivityThatCannotBe() {
        assertThatThrownBy(() ->
                        new Activity(1, Map.of(), Optional.empty(), Optional.empty(), 0, 0, Optional.empty(), TODAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first and a last day");
        assertThatThrownBy(() ->
                        new Activity(0, Map.of(), Optional.empty(), Optional.empty(), 1, 2, Optional.of(TODAY), TODAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new Activity(0, Map.of(), Optional.empty(), Optional.empty(), 1, 0, Optional.empty(), TODAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("last day");
    }

    private static int scoredBy(Weights weights, Activity activity) {
        var settings = new LifecycleSettings(90, 4, 500, 3, 60, weights, 60, 5, 180, 3, 365);
        return new Lifecycle(settings, Rates.shipped()).of(activity).score();
    }

    private static Activity activity(NamedCsvRecord line, LocalDate day) {
        var spent = new HashMap<String, BigDecimal>();
        for (var sum : line.getField("spent").split("\\+")) {
            if (!sum.isEmpty()) {
                spent.put(sum.split(" ")[1], new BigDecimal(sum.split(" ")[0]));
            }
        }
        return new Activity(
                Integer.parseInt(line.getField("orders")),
                spent,
                daysAgo(line.getField("first")),
                daysAgo(line.getField("last")),
                Integer.parseInt(line.getField("tickets")),
                Integer.parseInt(line.getField("open")),
                daysAgo(line.getField("lastTicket")),
                day);
    }

    private static Optional<LocalDate> daysAgo(String days) {
        return days.isEmpty() ? Optional.empty() : Optional.of(TODAY.minusDays(Long.parseLong(days)));
    }
}
