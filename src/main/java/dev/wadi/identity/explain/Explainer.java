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
        double bits = model.priorBits();
        double related = 0;
        double household = 0;
        for (int c = 0; c < leftShares.length; c++) {
            if (Comparer.level(pattern, c) > 0) {
                double share = Math.max(leftShares[c], rightShares[c]);
                bits += model.bits(pattern, c, share);
                related += model.relatedBits(pattern, c, share);
                household += model.householdBits(pattern, c, share);
            }
        }
        return bits - model.discount(related, household);
    }

    /** The same, told comparison by comparison. */
    public Explanation explain(Object[] left, Object[] right) {
        var leftShares = model.logShares(comparer, left);
        var rightShares = model.logShares(comparer, right);
        long pattern = comparer.compare(left, right, new Kernels());
        var contributions = new ArrayList<Contribution>();
        double related = 0;
        double household = 0;
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
                        model.bits(pattern, c, share)));
                related += model.relatedBits(pattern, c, share);
                household += model.householdBits(pattern, c, share);
            }
        }
        double discount = model.discount(related, household);
        double bits = model.priorBits()
                + contributions.stream().mapToDouble(Contribution::bits).sum()
                - discount;
        return new Explanation(model.version(), model.priorBits(), contributions, discount, model.probability(bits));
    }
}
