package dev.wadi.identity.model;

import dev.wadi.identity.compare.Comparison;
import dev.wadi.identity.population.Comparer;

/**
 * Learns m, u and the share of true pairs without labels, by expectation maximisation (Dempster, Laird and Rubin, 1977) over
 * all possible pairs: the candidates, and a random sample that stands for the rest. Because both kinds are in one sum, u is
 * corrected for the true pairs that a random sample contains. The shipped prior enters as pairs seen before
 * (Dirichlet), so small data does not run away.
 */
final class ExpectationMaximisation {

    /** What is shared less often than this tells relatives apart, and stays so whatever the data suggests. */
    private static final double INDIVIDUAL = 0.2;

    /** The say the prior keeps in what names somebody, however much data there is. */
    private static final double FAITH = 0.3;

    private static final double LN2 = Math.log(2);
    private static final double FADE = 0.35;

    private static final int ROUNDS = 40;
    private static final double ENOUGH = 1e-5;

    /** Fewest related pairs to a true one: the class must not starve where there are few. */
    private static final double RELATIVES = 0.5;

    /** Most pairs that share a place, or a name, without being one. */
    private static final double MOST_RELATIVES = 0.1;

    private static final double HOUSEHOLDS = 0.1;

    private final double patience;
    private final double fewest;
    private final double most;

    /**
     * @param patience how many true pairs the shipped prior is worth
     * @param fewest true pairs expected at least
     * @param most true pairs expected at most
     */
    ExpectationMaximisation(double patience, double fewest, double most) {
        this.patience = patience;
        this.fewest = fewest;
        this.most = most;
    }

    void learn(Parameters parameters, PatternCounts counts) {
        double total = counts.total();
        var slots = slots(parameters, counts);
        for (int round = 0; round < ROUNDS; round++) {
            double before = parameters.lambda();
            step(parameters, counts, slots, total);
            if (round > 5 && Math.abs(parameters.lambda() - before) < ENOUGH * before) {
                break;
            }
        }
    }

    /** Where the levels of each pattern are, comparison by comparison: worked out once, used in every round. */
    private static int[] slots(Parameters parameters, PatternCounts counts) {
        int n = parameters.comparisons().size();
        var slots = new int[counts.size() * n];
        for (int i = 0; i < counts.size(); i++) {
            long pattern = counts.pattern(i);
            for (int c = 0; c < n; c++) {
                slots[i * n + c] = Parameters.slot(c, parameters.situation(pattern, c), Comparer.level(pattern, c));
            }
        }
        return slots;
    }

    private void step(Parameters parameters, PatternCounts counts, int[] slots, double total) {
        int n = parameters.comparisons().size();
        var matchBits = parameters.weights(Parameters.Kind.MATCH);
        var kinBits = parameters.weights(Parameters.Kind.RELATED);
        var houseBits = parameters.weights(Parameters.Kind.HOUSEHOLD);
        var branchBits = parameters.weights(Parameters.Kind.BRANCH);
        var yes = new double[matchBits.length];
        var kin = new double[matchBits.length];
        var no = new double[matchBits.length];
        double prior = parameters.priorBits();
        double priorRelated = parameters.priorBits(Parameters.Kind.RELATED);
        double priorHousehold = parameters.priorBits(Parameters.Kind.HOUSEHOLD);
        double matches = 0;
        double relatives = 0;
        double households = 0;
        for (int i = 0; i < counts.size(); i++) {
            double matchSum = prior;
            double kinSum = priorRelated;
            double houseSum = priorHousehold;
            double branchSum = priorHousehold;
            for (int k = i * n; k < (i + 1) * n; k++) {
                matchSum += matchBits[slots[k]];
                kinSum += kinBits[slots[k]];
                houseSum += houseBits[slots[k]];
                branchSum += branchBits[slots[k]];
            }
            double match = power(matchSum);
            double related = power(kinSum);
            double house = power(houseSum);
            double scale = counts.count(i) / (match + related + house + power(branchSum) + 1);
            match *= scale;
            related *= scale;
            matches += match;
            relatives += related;
            households += house * scale;
            for (int k = i * n; k < (i + 1) * n; k++) {
                yes[slots[k]] += match;
                kin[slots[k]] += related;
                no[slots[k]] += scale;
            }
        }
        long learned =
                parameters.comparisons().stream().filter(Comparison::learned).count();
        for (int c = 0; c < n; c++) {
            var comparison = parameters.comparisons().get(c);
            if (comparison.learned()) {
                double faith = patience + (comparison.shared() <= Priors.NAMING ? matches * FAITH : 0);
                for (int s = 0; s < Parameters.SITUATIONS; s++) {
                    int from = Parameters.slot(c, s, 0);
                    double patienceU = s == Parameters.ALONG ? patience : Math.max(patience, total * 1e-4);
                    update(parameters.m(c, s), yes, from, Priors.prior(comparison, s, true), faith);
                    anchor(parameters.m(c, s), Priors.mostDifferent(comparison, s));
                    update(parameters.u(c, s), no, from, Priors.prior(comparison, s, false), patienceU);
                    if (comparison.shared() > INDIVIDUAL) {
                        update(
                                parameters.of(Parameters.Kind.RELATED, c, s),
                                kin,
                                from,
                                Priors.priorRelated(comparison, s),
                                patience);
                        tellApart(parameters.m(c, s), parameters.of(Parameters.Kind.RELATED, c, s));
                    }
                }
            }
        }
        if (learned == 1) {
            taper(parameters);
        }
        double share = Math.min(0.5, Math.min(most, Math.max(matches, fewest)) / total);
        parameters.lambda(share);
        if (parameters.related() > 0) {
            parameters.household(Math.min(0.1, Math.max(households / total, share * HOUSEHOLDS)));
            parameters.related(Math.min(MOST_RELATIVES, Math.max(relatives / total, share * RELATIVES)));
        }
        parameters.refresh();
    }

    /**
     * A lone comparison cannot say by itself which of its pairs are true. Then likeness by chance is taken to fade from level to
     * level, and what is more than that at the top is taken for true.
     */
    private static void taper(Parameters parameters) {
        for (int c = 0; c < parameters.comparisons().size(); c++) {
            var u = parameters.u(c, Parameters.ALONE);
            for (int l = 3; l < u.length && parameters.comparisons().get(c).learned(); l++) {
                u[l] = Math.min(u[l], u[l - 1] * FADE);
            }
        }
    }

    private static void update(double[] shares, double[] seen, int from, double[] prior, double patience) {
        double all = patience;
        for (int l = 1; l < shares.length; l++) {
            all += seen[from + l];
        }
        for (int l = 1; l < shares.length; l++) {
            shares[l] = (seen[from + l] + prior[l] * patience) / all;
        }
    }

    /** Whoever is one agrees more often than not, whatever the data suggests: else any large class of pairs would pass for true. */
    private static void anchor(double[] shares, double mostDifferent) {
        double different = shares[1];
        if (shares.length > 2 && different > mostDifferent) {
            for (int l = 2; l < shares.length; l++) {
                shares[l] *= (1 - mostDifferent) / Math.max(1e-9, 1 - different);
            }
            shares[1] = mostDifferent;
        }
    }

    /**
     * The more alike two are, the likelier they are one rather than related: where the data says otherwise of neighbouring levels,
     * they are held for equally telling (pool adjacent violators, Ayer et al., 1955).
     */
    private static void tellApart(double[] match, double[] related) {
        for (int l = 2; l < related.length; l++) {
            double matches = match[l];
            double relatives = related[l];
            int from = l;
            while (from > 1 && match[from - 1] * relatives > matches * related[from - 1]) {
                from--;
                matches += match[from];
                relatives += related[from];
            }
            for (int k = from; k <= l && from < l; k++) {
                related[k] = match[k] * relatives / matches;
            }
        }
    }

    private static double power(double bits) {
        return Math.exp(bits * LN2);
    }

    static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }
}
