package dev.wadi.identity.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
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

    @Test
    void groupsByKeyAlsoWhereKeysHaveOneHash() {
        var random = new SplittableRandom(2);
        var entries = new Entries();
        long[] few = random.longs(700).toArray();
        few[1] = few[0] + alike();
        for (int size : new int[] {5_000, 1, 0, 6_000}) {
            var keys = random.ints(size, 0, few.length)
                    .mapToLong(which -> few[which])
                    .toArray();
            entries.clear(size);
            for (int row = 0; row < size; row++) {
                entries.add(keys[row], row);
            }

            entries.group();

            var groups = new HashMap<Long, List<Integer>>();
            for (int from = 0; from < size; ) {
                int to = entries.end(from);
                var rows = IntStream.range(from, to).mapToObj(entries::row).toList();
                assertThat(groups.put(entries.key(from), rows))
                        .as("what came of a key before")
                        .isNull();
                from = to;
            }
            assertThat(groups)
                    .isEqualTo(IntStream.range(0, size).boxed().collect(Collectors.groupingBy(row -> keys[row])));
        }
    }

    /** What can be added to a key without another hash: the hash has only the upper bits of a product. */
    private static long alike() {
        long inverse = 1;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - 0x9e3779b97f4a7c15L * inverse; // Newton's method modulo 2^64
        }
        return inverse;
    }
}
