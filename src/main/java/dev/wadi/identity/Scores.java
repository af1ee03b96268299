package dev.wadi.identity;

import dev.wadi.identity.block.Candidates;
import dev.wadi.identity.cluster.PairScorer;
import dev.wadi.identity.compare.Kernels;
import dev.wadi.identity.model.IdentityModel;
import dev.wadi.identity.population.Comparer;
import dev.wadi.identity.population.Population;
import dev.wadi.identity.population.Workers;

/** A model put to work on a population: the frequency of each record's values looked up once. Safe for many threads. */
final class Scores implements PairScorer {

    private static final int SLICE = 20_000;

    private final Population population;
    private final IdentityModel model;
    private final float[][] shares;
    private final boolean acrossSourcesOnly;
    private final ThreadLocal<Kernels> kernels = ThreadLocal.withInitial(Kernels::new);

    Scores(Population population, IdentityModel model, boolean acrossSourcesOnly, Workers workers) {
        this.population = population;
        this.model = model;
        this.acrossSourcesOnly = acrossSourcesOnly;
        var comparer = population.comparer();
        int n = model.comparisons().size();
        this.shares = new float[n][];
        workers.pieces(n, c -> {
            if (!model.comparisons().get(c).frequent()) {
                shares[c] = new float[0];
                return;
            }
            shares[c] = new float[population.size()];
            for (int row = 0; row < population.size(); row++) {
                shares[c][row] = (float) model.logShare(comparer, c, population.value(comparer.groupOf(c), row));
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

    double bits(int left, int right, long pattern) {
        var evidence = model.evidence();
        for (int c = 0; c < shares.length; c++) {
            if (Comparer.level(pattern, c) > 0) {
                evidence.add(pattern, c, share(c, left, right));
            }
        }
        return evidence.bits();
    }

    double share(int comparison, int left, int right) {
        var all = shares[comparison];
        return all.length == 0 ? 0 : Math.max(all[left], all[right]);
    }
}
