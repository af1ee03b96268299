package dev.wadi.identity.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusteringTest {

    private final Map<Long, Double> evidence = new HashMap<>();
    private final PairScorer scorer = (a, b) -> evidence.getOrDefault(pair(a, b), -6.0);

    private static long pair(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    private long link(int a, int b, double bits) {
        evidence.put(pair(a, b), bits);
        return pair(a, b);
    }

    @Test
    void aChainOfWeakLinksIsNoCustomer() {
        long[] links = {link(0, 1, 3), link(1, 2, 3), link(2, 3, 3)};

        int[] owners = new Clustering(scorer, 8, 8).cluster(4, links, 0);

        assertThat(owners).containsExactly(0, 0, 2, 2);
    }

    @Test
    void aStrongLinkCarriesARecordThatSaysLittleElse() {
        evidence.put(pair(0, 2), 0.5);
        long[] links = {link(0, 1, 9), link(1, 2, 7)};

        int[] owners = new Clustering(scorer, 8, 8).cluster(3, links, 0);

        assertThat(owners).containsExactly(0, 0, 0);
    }

    @Test
    void aConflictKeepsTwoSetsApartThoughOneRecordLinksThem() {
        evidence.put(pair(0, 2), -30.0);
        evidence.put(pair(0, 3), -30.0);
        evidence.put(pair(1, 3), -2.0);
        long[] links = {link(0, 1, 12), link(2, 3, 12), link(1, 2, 10)};

        int[] owners = new Clustering(scorer, 8, 8).cluster(4, links, 0);

        assertThat(owners).containsExactly(0, 0, 2, 2);
    }

    @Test
    void whoSaysNoBirthDateDoesNotJoinTwoThatContradictEachOther() {
        evidence.put(pair(0, 2), -0.5);
        long[] links = {link(0, 1, 6), link(1, 2, 5)};

        assertThat(new Clustering(scorer, 8, 8).cluster(3, links, 0)).containsExactly(0, 0, 0);
        assertThat(new Clustering(born("1970", "", "1990"), 8, 8).cluster(3, links, 0))
                .containsExactly(0, 0, 2);
    }

    @Test
    void oneBirthDateOfManyMayBeWrong() {
        evidence.put(pair(0, 2), -1.0);
        evidence.put(pair(0, 3), 1.0);
        evidence.put(pair(1, 3), 1.0);
        long[] links = {link(0, 1, 8), link(2, 3, 8), link(1, 2, 5)};

        int[] owners = new Clustering(born("1970", "1990", "1990", ""), 8, 8).cluster(4, links, 0);

        assertThat(owners).containsExactly(0, 0, 0, 0);
    }

    private PairScorer born(String... dates) {
        return new PairScorer() {
            @Override
            public double bits(int left, int right) {
                return scorer.bits(left, right);
            }

            @Override
            public double settled(int left, int right) {
                boolean silent = dates[left].isEmpty() || dates[right].isEmpty();
                return silent ? 0 : dates[left].equals(dates[right]) ? 8 : -5;
            }
        };
    }

    @Test
    void noSingleLinkSpeaksForMoreThanTheLimit() {
        evidence.put(pair(0, 2), -8.0);
        long[] links = {link(0, 1, 20), link(1, 2, 19)};

        assertThat(new Clustering(scorer, 7, 8).cluster(3, links, 0)).containsExactly(0, 0, 2);
        assertThat(new Clustering(scorer, 20, 8).cluster(3, links, 0)).containsExactly(0, 0, 0);
    }

    @Test
    void theOthersOfACustomerVouchForAPair() {
        link(0, 1, 8);
        link(1, 2, 8);
        evidence.put(pair(0, 2), -1.0);

        var pairs = new Consensus(scorer, 8, 8).within(new int[] {0, 0, 0, 3});

        assertThat(pairs.pairs()).containsExactly(pair(0, 1), pair(0, 2), pair(1, 2));
        assertThat((double) pairs.bits()[0]).isCloseTo((8 + 3.5 + 8) / 3, within(1e-5));
        assertThat((double) pairs.bits()[1]).isCloseTo((-1 + 3.5 + 3.5) / 3, within(1e-5));
    }

    @Test
    void aPairByItselfKeepsItsOwnEvidence() {
        link(1, 2, 11.5);

        var pairs = new Consensus(scorer, 8, 8).within(new int[] {0, 1, 1});

        assertThat(pairs.pairs()).containsExactly(pair(1, 2));
        assertThat(pairs.bits()).containsExactly(11.5f);
    }

    @Test
    void whatHangsTogetherBySurePairsIsOneCoreAndNoMore() {
        var within = new Consensus.Pairs(
                new long[] {pair(1, 2), pair(2, 4), pair(1, 4), pair(3, 5), pair(2, 3)},
                new float[] {7, 6, 1, 6, 5.9f});

        assertThat(Cores.of(7, within, bits -> bits >= 6)).containsExactly(0, 1, 1, 3, 1, 3, 6);
    }
}
