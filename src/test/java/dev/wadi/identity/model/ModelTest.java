package dev.wadi.identity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wadi.identity.compare.Comparison;
import dev.wadi.identity.compare.Level;
import dev.wadi.identity.model.Parameters.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelTest {

    private static Comparison comparison(String name, String given) {
        return new Comparison(
                name, List.of(new Level("different", 0.2, 0.9), new Level("same", 0.8, 0.1)), given, true, true, 0.1);
    }

    /** Pairs drawn from a known mixture of true and other pairs, four independent comparisons. */
    private static PatternCounts drawn(double share, double m, double u, int pairs) {
        var random = new SplittableRandom(11);
        var seen = new HashMap<Long, Double>();
        for (int i = 0; i < pairs; i++) {
            boolean match = random.nextDouble() < share;
            long pattern = 0;
            for (int c = 0; c < 4; c++) {
                boolean same = random.nextDouble() < (match ? m : u);
                pattern |= (same ? 2L : 1L) << 4 * c;
            }
            seen.merge(pattern, 1.0, Double::sum);
        }
        return PatternCounts.of(seen);
    }

    @Test
    void findsTheParametersThePairsWereDrawnFrom() {
        var parameters = new Parameters(
                List.of(comparison("a", ""), comparison("b", ""), comparison("c", ""), comparison("d", "")), 0.1);

        new ExpectationMaximisation(1, 1, 1e9).learn(parameters, drawn(0.05, 0.9, 0.02, 200_000));

        assertThat(parameters.lambda()).isCloseTo(0.05, within(0.01));
        assertThat(parameters.m(0, Parameters.ALONE)[2]).isCloseTo(0.9, within(0.05));
        assertThat(parameters.u(0, Parameters.ALONE)[2]).isCloseTo(0.02, within(0.01));
    }

    @Test
    void theMoreAlikeTwoAreTheLikelierTheyAreOneRatherThanRelated() {
        var levels = List.of(
                new Level("different", 0.1, 0.9),
                new Level("alike", 0.3, 0.05),
                new Level("much alike", 0.2, 0.03),
                new Level("same", 0.4, 0.02));
        var name = new Comparison("name", levels, "", true, true, 0.6);
        var parameters = new Parameters(List.of(name, comparison("a", ""), comparison("b", "")), 0.05);
        // of those who are related more are much alike than of those who are one
        var seen =
                Map.of(0x224L, 500.0, 0x223L, 100.0, 0x222L, 300.0, 0x113L, 3_000.0, 0x112L, 300.0, 0x111L, 20_000.0);

        new ExpectationMaximisation(1, 1, 1e9).learn(parameters, PatternCounts.of(seen));

        var one = parameters.m(0, Parameters.ALONE);
        var related = parameters.of(Kind.RELATED, 0, Parameters.ALONE);
        for (int level = 2; level <= 4; level++) {
            assertThat(one[level] / related[level])
                    .as(levels.get(level - 1).words())
                    .isGreaterThan(one[level - 1] / related[level - 1] - 1e-9);
        }
    }

    @Test
    void aMissingValueIsNeutral() {
        var parameters = new Parameters(List.of(comparison("a", ""), comparison("b", "")), 0.1);

        assertThat(parameters.bits(Kind.MATCH, 0x02)).isEqualTo(parameters.bits(Kind.MATCH, 0x02, 0));
        assertThat(parameters.bits(Kind.MATCH, 0)).isZero();
    }

    @Test
    void whatFollowsFromAnotherComparisonDependsOnIt() {
        var parameters = new Parameters(List.of(comparison("a", ""), comparison("b", "a"), comparison("c", "b")), 0.1);

        assertThat(parameters.situation(0x222, 1)).isEqualTo(Parameters.ALONG);
        assertThat(parameters.situation(0x202, 2))
                .as("through the one that is missing")
                .isEqualTo(Parameters.ALONG);
        assertThat(parameters.situation(0x220, 1)).isEqualTo(Parameters.ALONE);
    }

    @Test
    void rareValuesWeighMore() {
        var terms = new long[1000];
        var weights = new float[1000];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = TermFrequencies.hash(i < 500 ? "smith" : "name" + i);
            weights[i] = 1;
        }

        var frequencies = TermFrequencies.count(Terms.of(terms), weights, 0.01, 0);

        assertThat(frequencies.share(TermFrequencies.hash("smith"))).isCloseTo(0.5, within(0.001));
        assertThat(frequencies.share(TermFrequencies.hash("name700"))).isLessThan(0.001);
        assertThat(frequencies.size()).isEqualTo(1);
        assertThat(TermFrequencies.hash("")).isZero();
    }

    @Test
    void calibrationTakesBackOverconfidence() {
        assertThat(Calibration.PAIR.probability(0)).isEqualTo(0.5);
        assertThat(Calibration.PAIR.probability(10)).isLessThan(ExpectationMaximisation.probability(10));
        assertThatIllegalArgumentException().isThrownBy(() -> new Calibration(0, 1));
    }

    @Test
    void relativesExplainSharedPlacesAway() {
        var parameters = new Parameters(List.of(comparison("a", ""), comparison("b", "")), 0.1);

        assertThat(parameters.discount(20, -50, -50)).isGreaterThan(15);
        assertThat(parameters.discount(-50, -50, -50)).isCloseTo(0, within(1e-6));
    }

    @Test
    void theVersionChangesWithWhatIsInIt() {
        var one = new Parameters(List.of(comparison("a", "")), 0.1);
        var other = new Parameters(List.of(comparison("a", "")), 0.2);
        var frequencies = List.of(TermFrequencies.none(0.1));
        var nobody = Crowd.none(1);

        assertThat(Versions.of(one, frequencies, nobody))
                .isEqualTo(Versions.of(one, frequencies, nobody))
                .isNotEqualTo(Versions.of(other, frequencies, nobody))
                .isNotEqualTo(Versions.of(one, frequencies, new Crowd(List.of(-2f))));
    }

    @Test
    void beingNearACommonValueTellsNoMoreThanHavingIt() {
        var near = new Comparison(
                "name",
                List.of(new Level("different", 0.1, 0.97), new Level("slip", 0.2, 0.001), new Level("same", 0.7, 0.01)),
                "",
                true,
                true,
                0.1);
        var parameters = new Parameters(List.of(near), 0.1);

        assertThat(parameters.bits(Kind.MATCH, 0, Parameters.ALONE, 2, -1)).isCloseTo(1, within(1e-6));
        assertThat(parameters.bits(Kind.MATCH, 0, Parameters.ALONE, 2, -20))
                .isEqualTo(parameters.bits(Kind.MATCH, 0x2, 0));
        assertThat(parameters.bits(Kind.MATCH, 0, Parameters.ALONE, 1, -1)).isNegative();
    }

    @Test
    void whatACrowdSharesCountsForNothingBetweenTwoOfIt() {
        var parameters = new Parameters(List.of(comparison("a", ""), comparison("b", ""), comparison("c", "")), 0.1);
        var crowd = new Crowd(List.of(-3f, -3f, 0f));
        var ofCrowd = new Evidence(parameters, crowd);
        var withOneValue = new Evidence(parameters, crowd);

        ofCrowd.add(0x22, 0, -3);
        ofCrowd.add(0x22, 1, -3);
        withOneValue.add(0x22, 0, -3);
        withOneValue.add(0x22, 1, -9);

        assertThat(ofCrowd.bits()).isLessThanOrEqualTo(parameters.priorBits());
        assertThat(withOneValue.bits()).isGreaterThan(parameters.priorBits() + 5);
        assertThat(new Evidence(parameters, Crowd.none(3)).bits()).isCloseTo(parameters.priorBits(), within(0.5));
    }

    @Test
    void aLargeClassOfPairsThatAgreeOnLittleDoesNotPassForTrue() {
        var parameters = new Parameters(
                List.of(comparison("a", ""), comparison("b", ""), comparison("c", ""), comparison("d", "")), 0.1);
        var seen = new HashMap<Long, Double>();
        seen.put(0x1111L, 1e6);
        seen.put(0x2111L, 1e5);
        seen.put(0x2222L, 100.0);

        new ExpectationMaximisation(1, 1, 1e9).learn(parameters, PatternCounts.of(seen));

        for (int c = 0; c < 3; c++) {
            assertThat(parameters.m(c, Parameters.ALONE)[1]).isLessThanOrEqualTo(0.65);
        }
        assertThat(parameters.bits(Kind.MATCH, 0x2111) + parameters.priorBits()).isNegative();
        assertThat(parameters.bits(Kind.MATCH, 0x2222) + parameters.priorBits()).isPositive();
    }

    @Test
    void aLoneComparisonTakesLikenessByChanceToFade() {
        var levels = List.of(
                new Level("different", 0.1, 0.7),
                new Level("alike", 0.3, 0.2),
                new Level("much alike", 0.2, 0.06),
                new Level("same", 0.4, 0.04));
        var parameters = new Parameters(List.of(new Comparison("name", levels, "", true, true, 0.1)), 0.01);
        var seen = Map.of(0x1L, 90_000.0, 0x2L, 500.0, 0x3L, 600.0, 0x4L, 2_000.0);

        new ExpectationMaximisation(30, 1, 1e9).learn(parameters, PatternCounts.of(seen));

        var u = parameters.u(0, Parameters.ALONE);
        assertThat(u[3]).isPositive().isLessThanOrEqualTo(u[2] * 0.35 + 1e-12);
        assertThat(u[4]).isPositive().isLessThanOrEqualTo(u[3] * 0.35 + 1e-12);
        assertThat(parameters.bits(Kind.MATCH, 0x4) + parameters.priorBits()).isPositive();
    }

    @Test
    void howeverMuchIsBentTheSharesOfLevelsAddUpToOne() {
        var levels = List.of(
                new Level("different", 0.1, 0.9),
                new Level("alike", 0.3, 0.05),
                new Level("much alike", 0.2, 0.03),
                new Level("same", 0.4, 0.02));
        var name = new Comparison("name", levels, "", true, true, 0.6);
        var parameters = new Parameters(List.of(name, comparison("a", ""), comparison("b", "a")), 0.05);
        // relatives who are much alike are pooled, and true pairs who differ are held to the most they may
        var seen =
                Map.of(0x224L, 500.0, 0x223L, 100.0, 0x222L, 300.0, 0x221L, 9_000.0, 0x113L, 3_000.0, 0x111L, 20_000.0);

        new ExpectationMaximisation(1, 1, 1e9).learn(parameters, PatternCounts.of(seen));

        for (int c = 0; c < 3; c++) {
            for (int s = 0; s < Parameters.SITUATIONS; s++) {
                assertThat(sum(parameters.u(c, s))).isCloseTo(1, within(1e-9));
                for (var kind : Kind.values()) {
                    assertThat(sum(parameters.of(kind, c, s)))
                            .as("%s of %d in %d", kind, c, s)
                            .isCloseTo(1, within(1e-9));
                }
            }
        }
    }

    private static double sum(double[] shares) {
        return java.util.Arrays.stream(shares).sum();
    }

    @Test
    void priorOddsAreAgainstTwoStrangers() {
        var parameters = new Parameters(List.of(comparison("a", ""), comparison("b", "")), 0.1);
        parameters.related(0.2);
        parameters.household(0.05);

        assertThat(parameters.priorBits()).isCloseTo(Parameters.log2(0.1 / 0.6), within(1e-12));
        assertThat(parameters.priorBits(Kind.MATCH)).isEqualTo(parameters.priorBits());
        assertThat(parameters.priorBits(Kind.RELATED)).isCloseTo(Parameters.log2(0.2 / 0.6), within(1e-12));
        assertThat(parameters.priorBits(Kind.HOUSEHOLD)).isCloseTo(Parameters.log2(0.05 / 0.6), within(1e-12));
        assertThat(parameters.priorBits(Kind.BRANCH)).isEqualTo(parameters.priorBits(Kind.HOUSEHOLD));
        assertThat(parameters.discount(3, 5, 4))
                .as("log2 of one plus the odds of each kind")
                .isCloseTo(Parameters.log2(1 + 8 * 0.2 / 0.6 + 32 * 0.05 / 0.6 + 16 * 0.05 / 0.6), within(1e-9));
    }

    @Test
    void aLoneComparisonKnowsNoRelatives() {
        var parameters = new Parameters(List.of(comparison("a", "")), 0.1);

        assertThat(parameters.related()).isZero();
        assertThat(parameters.discount(40, 40, 40)).isCloseTo(0, within(1e-9));
    }

    @Test
    void aValueSeenOnceIsAsLikelyToTurnUpAgainAsValuesSeenTwiceSay() {
        // ten values seen once, four twice, one thrice, and one by four records of two owners
        var terms = new long[10 + 8 + 3 + 4];
        var weights = new float[terms.length];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = i < 10 ? i + 1 : i < 18 ? 100 + (i - 10) / 2 : i < 21 ? 200 : 300;
            weights[i] = terms[i] == 300 ? 0.5f : 1;
        }

        var frequencies = TermFrequencies.count(Terms.of(terms), weights, 0.01, 100);

        double all = 10 + 8 + 3 + 2 + 100;
        double chance = 2.0 * 5 / (10 + 1) + 0.03;
        assertThat(frequencies.share(1)).isCloseTo(chance * 2 / all, within(1e-9));
        assertThat(frequencies.share(100)).isEqualTo(frequencies.share(1));
        assertThat(frequencies.share(300)).isEqualTo(frequencies.share(1));
        assertThat(frequencies.share(200)).isCloseTo(4 / all, within(1e-7));
        assertThat(frequencies.size()).isEqualTo(1);
    }
}
