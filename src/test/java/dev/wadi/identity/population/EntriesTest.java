package dev.wadi.identity.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EntriesTest {

    @Test
    void sortsByAllBitsAndUsesItsRoomAgain() {
        var random = new SplittableRandom(1);
        var entries = new Entries();
        for (int size : new int[] {1_000, 10, 0, 1_001, 9_000}) {
            var keys = random.longs(size).toArray();
            entries.clear(Math.min(size, 1_001)); // of the last there are more than expected
            for (int row = 0; row < size; row++) {
                entries.add(keys[row], row);
            }

            entries.sort();

            assertThat(entries.size()).isEqualTo(size);
            assertThat(LongStream.range(0, size).map(at -> entries.key((int) at)))
                    .containsExactlyElementsOf(LongStream.of(keys)
                            .boxed()
                            .sorted(Long::compareUnsigned)
                            .toList());
            assertThat(IntStream.range(0, size).allMatch(at -> keys[entries.row(at)] == entries.key(at)))
                    .isTrue();
        }
    }
}
