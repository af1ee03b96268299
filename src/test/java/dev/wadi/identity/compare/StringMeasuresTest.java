package dev.wadi.identity.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wadi.identity.normalise.Lexicon;
import dev.wadi.identity.normalise.Token;
import java.util.SplittableRandom;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.junit.jupiter.api.Test;

/** The measures against their published definitions; Apache Commons Text is the oracle where it has one. */
class StringMeasuresTest {

    private final Kernels kernels = new Kernels();

    @Test
    void levenshteinAgreesWithTheOracleOnRandomTexts() {
        var oracle = LevenshteinDistance.getDefaultInstance();
        var random = new SplittableRandom(7);

        for (int i = 0; i < 5_000; i++) {
            var left = text(random, 80, i % 5 == 0);
            var right = text(random, 80, i % 7 == 0);

            assertThat(kernels.levenshtein().distance(left, right))
                    .as(left + " / " + right)
                    .isEqualTo(oracle.apply(left, right));
        }
    }

    @Test
    void jaroWinklerAgreesWithTheOracleOnRandomTexts() {
        var oracle = new JaroWinklerSimilarity();
        var random = new SplittableRandom(8);

        for (int i = 0; i < 5_000; i++) {
            var left = text(random, 75, i % 5 == 0);
            var right = i % 3 == 0 ? left.replace('a', 'b') : text(random, 75, i % 7 == 0);

            assertThat(kernels.jaroWinkler().similarity(left, right))
                    .as(left + " / " + right)
                    .isCloseTo(oracle.apply(left, right), within(1e-12));
        }
    }

    @Test
    void jaroWinklerIsNeverMoreThanLettersAllow() {
        var random = new SplittableRandom(10);
        int told = 0;

        for (int i = 0; i < 20_000; i++) {
            var left = word(random);
            var right = i % 3 == 0 ? left.replace('a', 'ñ') : word(random);

            double most = JaroWinkler.most(token(left), token(right));
            double similarity = kernels.jaroWinkler().similarity(left, right);
            assertThat(similarity).as(left + " / " + right).isLessThanOrEqualTo(most + 1e-12);
            told += most < 0.88 ? 1 : 0;
        }
        assertThat(told).as("pairs of which it says enough").isGreaterThan(1_000);
        assertThat(JaroWinkler.most(token("abel"), token("fink"))).isZero();
    }

    private static Token token(String word) {
        return new Lexicon(1).token(word);
    }

    @Test
    void aSlipIsFewEditsForTheLengthOfTheWords() {
        var random = new SplittableRandom(11);
        var lexicon = new Lexicon(1);
        int slips = 0;

        for (int i = 0; i < 20_000; i++) {
            var left = word(random);
            var right = i % 3 == 0 ? word(random) : slipped(left, random);
            int shorter = Math.min(left.length(), right.length());
            int allowed = shorter < 4 ? 0 : shorter < 9 ? 1 : 2;

            boolean slip = kernels.slip(left, right);

            assertThat(slip)
                    .as(left + " / " + right)
                    .isEqualTo(allowed > 0 && kernels.levenshtein().alignment(left, right) <= allowed);
            assertThat(kernels.slip(lexicon.token(left), lexicon.token(right))).isEqualTo(slip);
            slips += slip ? 1 : 0;
        }
        assertThat(slips).as("pairs that are one").isBetween(5_000, 15_000);
    }

    /** A word after one or two edits: each a letter changed, put in, left out, or swapped with the next. */
    private static String slipped(String word, SplittableRandom random) {
        var slipped = new StringBuilder(word);
        for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
            int at = random.nextInt(slipped.length());
            char letter = (char) ('a' + random.nextInt(26));
            switch (random.nextInt(4)) {
                case 0 -> slipped.setCharAt(at, letter);
                case 1 -> slipped.insert(at, letter);
                case 2 -> slipped.append(slipped.charAt(at)).deleteCharAt(at);
                default ->
                    slipped.insert(Math.min(at + 1, slipped.length() - 1), slipped.charAt(at))
                            .deleteCharAt(at);
            }
        }
        return slipped.toString();
    }

    @Test
    void jaroWinklerGivesThePublishedValues() {
        assertThat(kernels.jaroWinkler().similarity("martha", "marhta")).isCloseTo(0.961, within(0.001));
        assertThat(kernels.jaroWinkler().similarity("dwayne", "duane")).isCloseTo(0.84, within(0.001));
        assertThat(kernels.jaroWinkler().similarity("dixon", "dicksonx")).isCloseTo(0.813, within(0.001));
        assertThat(kernels.jaroWinkler().similarity("ab", "ba")).isZero();
    }

    @Test
    void alignmentCountsASwapOfNeighboursOnce() {
        assertThat(kernels.levenshtein().alignment("smith", "simth")).isEqualTo(1);
        assertThat(kernels.levenshtein().distance("smith", "simth")).isEqualTo(2);
        assertThat(kernels.levenshtein().alignment("ca", "abc")).isEqualTo(3);
    }

    @Test
    void alignmentIsTheSameBitParallelAndByTable() {
        var random = new SplittableRandom(9);

        for (int i = 0; i < 3_000; i++) {
            var left = text(random, 12, false);
            var right = text(random, 12, false);

            int parallel = kernels.levenshtein().alignment(left, right);
            int byTable = kernels.levenshtein().alignment(left.replace('a', 'ж'), right.replace('a', 'ж'));

            assertThat(parallel).as(left + " / " + right).isEqualTo(byTable);
        }
    }

    @Test
    void diceCountsCommonPieces() {
        assertThat(QGrams.dice("night", "nacht", 2)).isCloseTo(0.25, within(1e-12));
        assertThat(QGrams.dice("same", "same", 3)).isEqualTo(1);
        assertThat(QGrams.dice("a", "ab", 2)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> QGrams.dice("a", "b", 9));
    }

    @Test
    void similarityOfNothingIsDefined() {
        assertThat(kernels.levenshtein().similarity("", "")).isEqualTo(1);
        assertThat(kernels.jaroWinkler().similarity("", "")).isEqualTo(1);
        assertThat(kernels.jaroWinkler().similarity("a", "")).isZero();
    }

    private static String word(SplittableRandom random) {
        return random.ints(1 + random.nextInt(12), 'a', 'a' + 12)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String text(SplittableRandom random, int longest, boolean foreign) {
        var text = new StringBuilder();
        int length = random.nextInt(longest);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(4)));
        }
        return foreign ? text.append('ß').toString() : text.toString();
    }
}
