package dev.wadi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.identity.block.Candidates;
import dev.wadi.identity.model.Terms;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KnownPairsTest {

    private static final int RECORDS = 1_500;

    @Test
    void pairsThatWereComparedAndAllOthersScoreAsIfComparedNow() {
        var work = new IdentityEngine(SyntheticPersons.SCHEMA, IdentitySettings.DEFAULT)
                .work(new SyntheticPersons(RECORDS, 0, 5));
        var terms = Terms.of(work.population(), work.workers());
        var anew = new Scores(work.population(), work.model(), terms, false, work.workers());
        int known = 0;
        int others = 0;

        for (int left = 0; left < RECORDS; left += 7) {
            for (int right = left + 1; right < RECORDS; right++) {
                assertThat((float) work.scores().bits(right, left)).isEqualTo((float) anew.bits(left, right));
                assertThat(work.scores().settled(left, right)).isEqualTo(anew.settled(left, right));
                boolean candidate = Arrays.binarySearch(work.candidates().pairs(), Candidates.pair(left, right)) >= 0;
                known += candidate ? 1 : 0;
                others += candidate ? 0 : 1;
            }
        }
        assertThat(known).isPositive();
        assertThat(others).isPositive();
    }
}
