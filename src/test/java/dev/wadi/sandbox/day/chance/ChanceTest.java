package dev.wadi.sandbox.day.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChanceTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 16, 17, 1_000, 65_536, 65_537})
    void aPermutationReachesEveryNumberOnce(int size) {
        var permutation = new Permutation(size, 42);

        assertThat(IntStream.range(0, size).map(permutation::of).sorted().toArray())
                .isEqualTo(IntStream.range(0, size).toArray());
    }

    @Test
    void aPermutationTellsNothingOfTheOrder() {
        var permutation = new Permutation(10_000, 42);

        var neighbours = IntStream.range(1, 10_000)
                .filter(number -> Math.abs(permutation.of(number) - permutation.of(number - 1)) < 10)
                .count();

        assertThat(neighbours).isLessThan(100);
    }

    @Test
    void aPermutationOfNothingIsRefused() {
        assertThatThrownBy(() -> new Permutation(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Permutation(3, 1).of(3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTimetableIsInOrderAndNothingHappensToTheDeleted() {
        var planned = Timetable.of(1, IntStream.range(0, 5_000), 200, 300);

        assertThat(planned).hasSizeBetween(1_000, 1_500);
        assertThat(planned).extracting(Timetable.Planned::at).isSorted();
        assertThat(planned).allSatisfy(change -> {
            assertThat(change.at()).isAfter(Timetable.START);
            if (change.deletes()) {
                assertThat(planned)
                        .noneMatch(other -> other.record() == change.record() && other.version() > change.version());
            }
        });
    }
}
