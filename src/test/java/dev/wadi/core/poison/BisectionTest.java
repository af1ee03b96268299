package dev.wadi.core.poison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BisectionTest {

    private static final int RECORDS = 2_000;

    private final AtomicInteger trials = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50})
    void findsEachOfAFewInAboutTwiceTheLogarithmOfTrials(int count) {
        var culprits = new TreeSet<Integer>();
        new Random(count).ints(0, RECORDS).distinct().limit(count).forEach(culprits::add);

        assertThat(search(culprits).among(RECORDS)).contains(culprits);

        assertThat(trials.get()).isLessThanOrEqualTo(1 + 2 * 11 * count);
    }

    @Test
    void findsTheOnlyOne() {
        assertThat(search(Set.of(0)).among(1)).contains(new TreeSet<>(Set.of(0)));
    }

    @Test
    void blamesNobodyForWhatFailsOnNothing() {
        assertThat(new Bisection((from, to) -> false, 50).among(RECORDS)).isEmpty();
    }

    @Test
    void blamesNobodyForWhatFailsOnlyTogether() {
        assertThat(new Bisection((from, to) -> from > 3 || to < RECORDS, 50).among(RECORDS))
                .isEmpty();
    }

    @Test
    void givesUpEarlyWhereNearlyAllFail() {
        assertThat(new Bisection((from, to) -> trials.incrementAndGet() > 0 && from == to, 50).among(RECORDS))
                .isEmpty();

        assertThat(trials.get()).isLessThan(200);
    }

    private Bisection search(Set<Integer> culprits) {
        return new Bisection(
                (from, to) -> {
                    trials.incrementAndGet();
                    return culprits.stream().noneMatch(one -> one >= from && one < to);
                },
                50);
    }
}
