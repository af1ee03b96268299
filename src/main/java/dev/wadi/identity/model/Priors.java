package dev.wadi.identity.model;

import dev.wadi.identity.compare.Comparison;

/** What is believed of a comparison before any data: the shipped shares, adapted to the situation. Stateless. */
final class Priors {

    private static final double MADE_OF_NAMES = 5;

    /** What is shared no more often than this names somebody. */
    static final double NAMING = 0.3;

    private static final String SURNAME = "surname";
    private static final String COMPANY = "company";
    private static final double QUITE_THE_SAME = 0.4;

    private Priors() {}

    /** The shipped shares; where the wider place goes with the narrower one, most agree, true pair or not. */
    static double[] prior(Comparison comparison, int situation, boolean match) {
        int n = comparison.same();
        var shares = new double[n + 1];
        double total = 0;
        for (int l = 1; l <= n; l++) {
            var level = comparison.levels().get(l - 1);
            double share = match ? level.m() : level.u();
            if (situation == Parameters.ALONG && !isPlace(comparison)) {
                share = match || l == 1 ? share : share * MADE_OF_NAMES;
            } else if (situation == Parameters.ALONG) {
                share = l == n ? (match ? 0.9 : 0.8) : (match ? 0.1 : 0.2) / Math.max(1, n - 1);
            } else if (situation == Parameters.AGAINST && match) {
                share = l == n
                        ? share * 0.6
                        : share + comparison.levels().get(n - 1).m() * 0.4 / Math.max(1, n - 1);
            }
            shares[l] = share;
            total += share;
        }
        if (comparison.learned()) {
            for (int l = 1; l <= n; l++) {
                shares[l] /= total;
            }
        }
        return shares;
    }

    /** How often those who are one may differ at most: seldom in what they are called, more often in where they live. */
    static double mostDifferent(Comparison comparison, int situation) {
        double prior = prior(comparison, situation, true)[1];
        boolean names = comparison.shared() <= NAMING || comparison.name().equals(SURNAME);
        return names ? Math.min(0.65, 3 * prior + 0.1) : prior + (1 - prior) / 2;
    }

    /** The shares of related pairs before any data. */
    static double[] priorRelated(Comparison comparison, int situation) {
        return mixture(comparison, situation, comparison.shared());
    }

    /** Whether it goes with what it depends on, as a city does with its postcode. */
    static boolean isPlace(Comparison comparison) {
        return comparison.shared() >= 0.6;
    }

    /** Who lives or works together shares nearly all that can be shared, and little else. */
    static double inHousehold(double shared) {
        return shared >= 0.6 ? 0.9 : shared / 2;
    }

    /**
     * Those who share part of the name of a company without being it are seldom called quite the same: two restaurants of one hotel
     * share its name and not their own.
     */
    private static double[] namesakes(Comparison comparison, double[] match) {
        if (!comparison.name().equals(COMPANY)) {
            return match;
        }
        int n = comparison.same();
        double kept = 0;
        double rest = 0;
        for (int l = 1; l <= n; l++) {
            if (l >= n - 1) {
                kept += match[l] * QUITE_THE_SAME;
            } else {
                rest += match[l];
            }
        }
        for (int l = 1; l <= n; l++) {
            match[l] *= l >= n - 1 ? QUITE_THE_SAME : (1 - kept) / rest;
        }
        return match;
    }

    /** Those who are related agree as a true pair would, with probability {@code shared}, or as any two. */
    static double[] mixture(Comparison comparison, int situation, double shared) {
        var shares = prior(comparison, situation, false);
        if (comparison.learned()) {
            var match = namesakes(comparison, prior(comparison, situation, true));
            for (int l = 1; l < shares.length; l++) {
                shares[l] = shared * match[l] + (1 - shared) * shares[l];
            }
        }
        return shares;
    }
}
