package dev.wadi.identity.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.identity.population.Workers;
import java.util.HashMap;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PartsTest {

    private static final int ROWS = 40_000;
    private static final int COUNT = 7;

    private final long[] links = links();

    @Test
    void eachLinkIsInOnePart() {
        var parts = Parts.of(ROWS, links, COUNT);
        var seen = new TreeSet<Integer>();

        for (int part = 0; part < COUNT; part++) {
            assertThat(parts.to(part)).isGreaterThan(parts.from(part));
            for (int at = parts.from(part); at < parts.to(part); at++) {
                seen.add(parts.link(at));
            }
        }

        assertThat(seen).hasSize(links.length);
        assertThat(parts.to(COUNT - 1)).isEqualTo(links.length);
    }

    @Test
    void noRowHasLinksInTwoParts() {
        var parts = Parts.of(ROWS, links, COUNT);
        var partOf = new HashMap<Integer, Integer>();

        for (int part = 0; part < COUNT; part++) {
            for (int at = parts.from(part); at < parts.to(part); at++) {
                long link = links[parts.link(at)];
                assertThat(partOf.merge((int) (link >>> 32), part, (first, later) -> first))
                        .isEqualTo(part);
                assertThat(partOf.merge((int) link, part, (first, later) -> first))
                        .isEqualTo(part);
            }
        }
    }

    @Test
    void inPartsByManyThreadsTheSetsAreThoseOfOneThread() {
        var scorer = (PairScorer) (a, b) -> (a * 31 + b) % 13 - 5;
        var evidence = new double[links.length];
        for (int i = 0; i < links.length; i++) {
            evidence[i] = scorer.bits((int) (links[i] >>> 32), (int) links[i]);
        }
        var clustering = new Clustering(scorer, 8, 8);

        assertThat(clustering.cluster(ROWS, links, evidence, 0, new Workers(4)))
                .isEqualTo(clustering.cluster(ROWS, links, 0));
    }

    /** Chains of a few rows each. */
    private static long[] links() {
        var random = new SplittableRandom(1);
        return random.ints(30_000, 0, ROWS - 1)
                .filter(row -> row % 5 != 4)
                .distinct()
                .mapToLong(row -> (long) row << 32 | row + 1)
                .toArray();
    }
}
