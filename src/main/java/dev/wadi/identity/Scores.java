package dev.wadi.identity;

import dev.wadi.identity.block.Candidates;
import dev.wadi.identity.cluster.PairScorer;
import dev.wadi.identity.compare.Kernels;
import dev.wadi.identity.model.IdentityModel;
import dev.wadi.identity.model.Terms;
import dev.wadi.identity.population.Comparer;
import dev.wadi.identity.population.Population;
import dev.wadi.identity.population.Workers;
import java.util.List;

/** A model put to work on a population: the frequency of each record's values looked up once. Safe for many threads. */
final class Scores implements PairScorer {

    private static final int SLICE = 20_000;

    private final Population population;
    private final IdentityModel model;

    /** By row and comparison: where a pair is scored, all of a row is asked for. */
    private final float[] shares;

    private final int width;
    private final boolean acrossSourcesOnly;
    private final ThreadLocal<Kernels> kernels = ThreadLocal.withInitial(Kernels::new);

    Scores(Population population, IdentityModel model, List<Terms> terms, boolean acrossSourcesOnly, Workers workers) {
        this.population = population;
        this.model = model;
        this.acrossSourcesOnly = acrossSourcesOnly;
        this.width = terms.size();
        this.shares = new float[population.size() * width];
        workers.pieces(width, c -> {
            var ofComparison = model.logShares(terms.get(c), c);
            for (int row = 0; row < ofComparison.length; row++) {
                shares[row * width + c] = ofComparison[row];
            }
        });
    }

    /** The bits of many pairs whose levels are known. */
    float[] bits(long[] pairs, long[] patterns, Workers workers) {
        var bits = new float[pairs.length];
        workers.slices(pairs.length, (pairs.length + SLICE - 1) / SLICE, (piece, from, to) -> {
            for (int i = from; i < to; i++) {
                bits[i] = (float) bits(Candidates.left(pairs[i]), Candidates.right(pairs[i]), patterns[i]);
            }
        });
        return bits;
    }

    @Override
    public double bits(int left, int right) {
        if (acrossSourcesOnly && population.source(left) == population.source(right)) {
            return -20;
        }
        return bits(left, right, population.compare(left, right, kernels.get()));
    }

    @Override
    public double settled(int left, int right) {
        return model.bits(population.settling(left, right, kernels.get()));
    }

    /** What birth dates and identifiers alone say, of a pair whose levels are known. */
    double settled(long pattern) {
        return model.bits(pattern & population.comparer().settlingLevels());
    }

    double bits(int left, int right, long pattern) {
        var evidence = model.evidence();
        for (int c = 0; c < width; c++) {
            if (Comparer.level(pattern, c) > 0) {
                evidence.add(pattern, c, share(c, left, right));
            }
        }
        return evidence.bits();
    }

    double share(int comparison, int left, int right) {
        return Math.max(shares[left * width + comparison], shares[right * width + comparison]);
    }
}
