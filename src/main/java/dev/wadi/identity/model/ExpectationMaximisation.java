package dev.wadi.identity.model;

import dev.wadi.identity.compare.Comparer;
import dev.wadi.identity.compare.Comparison;

/**
 * Learns m, u and the share of true pairs without labels, by expectation maximisation (Dempster, Laird and Rubin, 1977) over
 * all possible pairs: the candidates, and a random sample that stands for the rest. Because both kinds are in one sum, u is
 * corrected for the true pairs that a random sample contains. The shipped prior enters as pairs seen before
 * (Dirichlet), so small data does not run away.
 */
final class ExpectationMaximisation {

    /** What is shared less often than this tells relatives apart, and stays so whatever the data suggests. */
    private static final double INDIVIDUAL = 0.2;

    /** What is shared no more often than this names somebody; there the prior keeps a say however much data there is. */
    private static final double NAMING = 0.3;

    private static final double FAITH = 0.3;
    private static final double FADE = 0.35;

    private static final int ROUNDS = 40;
    private static final double ENOUGH = 1e-5;

    /** Fewest related pairs to a true one: the class must not starve where there are few. */
    private static final double RELATIVES = 0.5;

    private static final double HOUSEHOLDS = 0.1;

    private final double patience;
    private final double fewest;

    /**
     * @param patience how many true pairs the shipped prior is worth
     * @param fewest true pairs expected at least
     */
    ExpectationMaximisation(double patience, double fewest) {
        this.patience = patience;
        this.fewest = fewest;
    }

    void learn(Parameters parameters, PatternCounts counts) {
        double total = counts.total();
        for (int round = 0; round < ROUNDS; round++) {
            double before = parameters.lambda();
            step(parameters, counts, total);
            if (round > 5 && Math.abs(parameters.lambda() - before) < ENOUGH * before) {
                break;
            }
        }
    }

    private void step(Parameters parameters, PatternCounts counts, double total) {
        int n = parameters.comparisons().size();
        var yes = new double[n][3][Comparer.MOST_LEVELS];
        var kindred = new double[n][3][Comparer.MOST_LEVELS];
        var no = new double[n][3][Comparer.MOST_LEVELS];
        long learned =
                parameters.comparisons().stream().filter(Comparison::learned).count();
        double prior = parameters.priorBits();
        double priorRelated = parameters.priorRelatedBits();
        double priorHousehold = parameters.priorHouseholdBits();
        double matches = 0;
        double relatives = 0;
        double households = 0;
        for (int i = 0; i < counts.size(); i++) {
            long pattern = counts.pattern(i);
            double match = Math.pow(2, prior + parameters.bits(pattern));
            double kin = Math.pow(2, priorRelated + parameters.relatedBits(pattern));
            double house = Math.pow(2, priorHousehold + parameters.householdBits(pattern));
            double scale = counts.count(i) / (match + kin + house + 1);
            match *= scale;
            kin *= scale;
            double other = scale;
            matches += match;
            relatives += kin;
            households += house * scale;
            for (int c = 0; c < n; c++) {
                int level = Comparer.level(pattern, c);
                if (level > 0) {
                    int situation = parameters.situation(pattern, c);
                    yes[c][situation][level] += match;
                    kindred[c][situation][level] += kin;
                    no[c][situation][level] += other;
                }
            }
        }
        for (int c = 0; c < n; c++) {
            var comparison = parameters.comparisons().get(c);
            if (comparison.learned()) {
                for (int s = 0; s < 3; s++) {
                    double patienceU = s == Parameters.ALONG ? patience : Math.max(patience, total * 1e-4);
                    update(
                            parameters.m(c, s),
                            yes[c][s],
                            Parameters.prior(comparison, s, true),
                            patience + (comparison.shared() <= NAMING ? matches * FAITH : 0));
                    if (comparison.shared() > INDIVIDUAL) {
                        update(parameters.r(c, s), kindred[c][s], Parameters.priorRelated(comparison, s), patience);
                    }
                    update(parameters.u(c, s), no[c][s], Parameters.prior(comparison, s, false), patienceU);
                }
            }
        }
        if (learned == 1) {
            taper(parameters);
        }
        double share = Math.min(0.5, Math.max(matches, fewest) / total);
        parameters.lambda(share);
        if (parameters.related() > 0) {
            parameters.household(Math.min(0.1, Math.max(households / total, share * HOUSEHOLDS)));
            parameters.related(Math.min(0.4, Math.max(relatives / total, share * RELATIVES)));
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

    private static void update(double[] shares, double[] seen, double[] prior, double patience) {
        double all = patience;
        for (int l = 1; l < shares.length; l++) {
            all += seen[l];
        }
        for (int l = 1; l < shares.length; l++) {
            shares[l] = (seen[l] + prior[l] * patience) / all;
        }
    }

    static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }
}
