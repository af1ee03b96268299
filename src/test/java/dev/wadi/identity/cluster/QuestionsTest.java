package dev.wadi.identity.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    /** Evidence is said as a probability here. */
    private static final DoubleUnaryOperator AS_SAID = bits -> bits;

    @Test
    void asksOfEachCoreButTheLargestOfACustomer() {
        var within = pairs(link(0, 1, .99), link(0, 2, .7), link(1, 2, .7));

        var questions = Questions.of(owners(0, 0, 0, 3), owners(0, 0, 2, 3), within, AS_SAID, 1);

        assertThat(asked(questions, 4)).containsExactly(2);
        assertThat(questions.open()).isEqualTo(1);
    }

    @Test
    void asksOfTheLaterOfTwoEqualParts() {
        var questions = Questions.of(owners(0, 1, 1), owners(0, 1, 2), pairs(link(1, 2, .8)), AS_SAID, 1);

        assertThat(asked(questions, 3)).containsExactly(2);
    }

    @Test
    void asksFirstWhereALinkIsLeastLikely() {
        var within = pairs(link(0, 1, .9), link(2, 3, .6), link(4, 5, .8));

        var questions = Questions.of(owners(0, 0, 2, 2, 4, 4), owners(0, 1, 2, 3, 4, 5), within, AS_SAID, 2 / 6.0);

        assertThat(asked(questions, 6)).containsExactly(3, 5);
        assertThat(questions.asked()).isEqualTo(2);
        assertThat(questions.open()).isEqualTo(3);
    }

    @Test
    void asksFirstWhereOneAnswerSettlesMostLinks() {
        var within = pairs(link(0, 1, .7), link(2, 3, .99), link(2, 4, .8), link(3, 4, .8));

        var questions = Questions.of(owners(0, 0, 2, 2, 2), owners(0, 1, 2, 2, 4), within, AS_SAID, 1 / 5.0);

        assertThat(asked(questions, 5)).containsExactly(4);
    }

    @Test
    void passesOverAQuestionThatIsTooLargeForWhatIsLeft() {
        var within = pairs(link(0, 2, .6), link(0, 3, .6), link(1, 2, .6), link(1, 3, .6), link(4, 5, .9));
        var cores = owners(0, 0, 2, 2, 4, 5);

        assertThat(asked(Questions.of(owners(0, 0, 0, 0, 4, 4), cores, within, AS_SAID, 1 / 6.0), 6))
                .containsExactly(5);
        assertThat(asked(Questions.of(owners(0, 0, 0, 0, 4, 4), cores, within, AS_SAID, 2 / 6.0), 6))
                .containsExactly(2, 3);
    }

    @Test
    void asksNothingWhereNothingMayBeAsked() {
        var questions = Questions.of(owners(0, 0), owners(0, 1), pairs(link(0, 1, .6)), AS_SAID, 0);

        assertThat(asked(questions, 2)).isEmpty();
        assertThat(questions.open()).isEqualTo(1);
    }

    private record Pair(long rows, float bits) {}

    private static Pair link(int left, int right, double probability) {
        return new Pair((long) left << 32 | right, (float) probability);
    }

    private static Consensus.Pairs pairs(Pair... pairs) {
        var rows = new long[pairs.length];
        var bits = new float[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            rows[i] = pairs[i].rows();
            bits[i] = pairs[i].bits();
        }
        return new Consensus.Pairs(rows, bits);
    }

    private static int[] owners(int... owners) {
        return owners;
    }

    private static int[] asked(Questions questions, int rows) {
        return IntStream.range(0, rows).filter(questions::asked).toArray();
    }
}
