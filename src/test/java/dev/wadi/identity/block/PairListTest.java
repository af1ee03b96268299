package dev.wadi.identity.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.identity.population.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PairListTest {

    @Test
    void whatSeveralListsHaveComesOnceInOrderTheSmallerRowFirst() {
        var random = new SplittableRandom(3);
        for (int rows : new int[] {2, 3, 50, 1_000}) {
            var lists = new ArrayList<PairList>();
            var expected = new TreeSet<Long>();
            for (int list = 0; list < 4; list++) {
                var pairs = new PairList();
                for (int i = 0; i < 3_000; i++) {
                    int a = random.nextInt(rows);
                    int b = (a + 1 + random.nextInt(rows - 1)) % rows;
                    pairs.add(a, b);
                    expected.add(Candidates.pair(Math.min(a, b), Math.max(a, b)));
                }
                lists.add(pairs);
            }

            assertThat(PairList.once(rows, lists, new Workers(2)))
                    .containsExactly(
                            expected.stream().mapToLong(Long::longValue).toArray());
        }
    }

    @Test
    void nothingFoundIsNoPairs() {
        assertThat(PairList.once(5, List.of(new PairList()), new Workers(2))).isEmpty();
        assertThat(PairList.once(0, List.of(), new Workers(1))).isEmpty();
    }
}
