package dev.wadi.identity.explain;

import dev.wadi.identity.compare.Kernels;
import dev.wadi.identity.model.IdentityModel;
import dev.wadi.identity.population.Comparer;
import java.util.ArrayList;

/** Takes a pair apart into what each comparison adds. Immutable; safe for many threads. */
public final class Explainer {

    private final Comparer comparer;
    private final IdentityModel model;

    public Explainer(Comparer comparer, IdentityModel model) {
        this.comparer = comparer;
        this.model = model;
    }

    /** The evidence for two rows of values, as weighed by the model. */
    public double bits(Object[] left, float[] leftShares, Object[] right, float[] rightShares, Kernels kernels) {
        long pattern = comparer.compare(left, right, kernels);
        var evidence = model.evidence();
        for (int c = 0; c < leftShares.length; c++) {
            if (Comparer.level(pattern, c) > 0) {
                evidence.add(pattern, c, Math.max(leftShares[c], rightShares[c]));
            }
        }
        return evidence.bits();
    }

    /** The same, told comparison by comparison. */
    public Explanation explain(Object[] left, Object[] right) {
        var leftShares = model.logShares(comparer, left);
        var rightShares = model.logShares(comparer, right);
        long pattern = comparer.compare(left, right, new Kernels());
        var contributions = new ArrayList<Contribution>();
        var evidence = model.evidence();
        for (int c = 0; c < leftShares.length; c++) {
            int level = Comparer.level(pattern, c);
            if (level > 0) {
                double share = Math.max(leftShares[c], rightShares[c]);
                int group = comparer.groupOf(c);
                var comparison = model.comparisons().get(c);
                contributions.add(new Contribution(
                        comparison.name(),
                        comparison.levels().get(level - 1).words(),
                        comparer.show(c, left[group]),
                        comparer.show(c, right[group]),
                        evidence.add(pattern, c, share)));
            }
        }
        return new Explanation(
                model.version(),
                model.priorBits(),
                contributions,
                evidence.explainedAway(),
                model.probability(evidence.bits()));
    }
}
