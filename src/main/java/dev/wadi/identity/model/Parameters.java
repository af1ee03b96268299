package dev.wadi.identity.model;

import dev.wadi.identity.compare.Comparison;
import dev.wadi.identity.population.Comparer;
import java.util.ArrayList;
import java.util.List;

/**
 * The m and u probabilities of Fellegi and Sunter (1969) for every level of every comparison, each in three situations: on its
 * own, where the comparison it depends on disagrees, and where that one agrees. Thus a city that goes with a postcode already
 * counted counts next to nothing. Mutable while learning; owned by one thread then.
 */
final class Parameters {

    /** The comparison depends on nothing that is known. */
    static final int ALONE = 0;

    /** What it depends on disagrees. */
    static final int AGAINST = 1;

    /** What it depends on agrees. */
    static final int ALONG = 2;

    /** How many situations there are. */
    static final int SITUATIONS = 3;

    /** Who two records may be to one another, against two strangers. */
    enum Kind {
        MATCH,
        RELATED,
        HOUSEHOLD
    }

    private static final double LOG2 = Math.log(2);

    private final List<Comparison> comparisons;
    private final int[][] ancestors;
    private final double[][][] m;
    private final double[][][] u;
    private final double[][][] r;
    private final double[][][] h;
    private final double[][][] bits;
    private final double[][][] relatedBits;
    private final double[][][] householdBits;
    private final double[][][][] logs;
    private double lambda;
    private double related;
    private double household;

    Parameters(List<Comparison> comparisons, double lambda) {
        this.comparisons = List.copyOf(comparisons);
        this.lambda = lambda;
        int n = comparisons.size();
        this.ancestors = new int[n][];
        this.m = new double[n][SITUATIONS][];
        this.u = new double[n][SITUATIONS][];
        this.r = new double[n][SITUATIONS][];
        this.bits = new double[n][SITUATIONS][];
        this.h = new double[n][SITUATIONS][];
        this.householdBits = new double[n][SITUATIONS][];
        this.relatedBits = new double[n][SITUATIONS][];
        this.related = comparisons.stream().filter(Comparison::learned).count() > 1 ? 2 * lambda : 0;
        this.household = related / 20;
        this.logs = new double[][][][] {
            new double[n][SITUATIONS][], new double[n][SITUATIONS][], new double[n][SITUATIONS][]
        };
        for (int c = 0; c < n; c++) {
            ancestors[c] = ancestors(c);
            for (int s = 0; s < SITUATIONS; s++) {
                m[c][s] = Priors.prior(comparisons.get(c), s, true);
                u[c][s] = Priors.prior(comparisons.get(c), s, false);
            }
            share(c, comparisons.get(c).shared());
        }
        refresh();
    }

    /** Sets how likely relatives and housemates share a value. */
    void share(int comparison, double shared) {
        for (int s = 0; s < SITUATIONS; s++) {
            r[comparison][s] = Priors.mixture(comparisons.get(comparison), s, shared);
            h[comparison][s] = Priors.mixture(comparisons.get(comparison), s, Priors.inHousehold(shared));
        }
    }

    private int[] ancestors(int comparison) {
        var found = new ArrayList<Integer>();
        var name = comparisons.get(comparison).given();
        while (!name.isEmpty()) {
            int at = -1;
            for (int c = 0; c < comparisons.size(); c++) {
                if (comparisons.get(c).name().equals(name)) {
                    at = c;
                }
            }
            if (at < 0) {
                break;
            }
            found.add(at);
            name = comparisons.get(at).given();
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    void refresh() {
        for (int c = 0; c < m.length; c++) {
            for (int s = 0; s < SITUATIONS; s++) {
                int n = m[c][s].length;
                logs[0][c][s] = logs(m[c][s]);
                logs[1][c][s] = logs(r[c][s]);
                logs[2][c][s] = logs(h[c][s]);
                bits[c][s] = new double[n];
                relatedBits[c][s] = new double[n];
                householdBits[c][s] = new double[n];
                for (int l = 1; l < n; l++) {
                    bits[c][s][l] = Math.log(m[c][s][l] / u[c][s][l]) / LOG2;
                    householdBits[c][s][l] = Math.log(h[c][s][l] / u[c][s][l]) / LOG2;
                    relatedBits[c][s][l] = Math.log(r[c][s][l] / u[c][s][l]) / LOG2;
                }
                if (comparisons.get(c).learned() && n > 2) {
                    bits[c][s][1] = Math.min(0, bits[c][s][1]);
                    bits[c][s][n - 1] = Math.max(0, bits[c][s][n - 1]);
                }
            }
        }
    }

    private static double[] logs(double[] shares) {
        var logs = new double[shares.length];
        for (int l = 1; l < logs.length; l++) {
            logs[l] = log2(shares[l]);
        }
        return logs;
    }

    /** The weight of an outcome for a kind of pair, where {@code u} is the frequency of the value both have. */
    double bits(Kind kind, long pattern, int comparison, double logShare) {
        int level = Comparer.level(pattern, comparison);
        int situation = situation(pattern, comparison);
        if (logShare < 0
                && (situation != ALONG || !Priors.isPlace(comparisons.get(comparison)))
                && level == comparisons.get(comparison).same()) {
            return Math.max(0, logs[kind.ordinal()][comparison][situation][level] - logShare);
        }
        var weights = kind == Kind.MATCH ? bits : kind == Kind.RELATED ? relatedBits : householdBits;
        return weights[comparison][situation][level];
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    /** Where a level is in the array that {@link #slots} gives. */
    static int slot(int comparison, int situation, int level) {
        return (comparison * SITUATIONS + situation) * Comparer.MOST_LEVELS + level;
    }

    /** All weights in one array; 0 at level 0. */
    double[] slots(Kind kind) {
        var weights = kind == Kind.MATCH ? bits : kind == Kind.RELATED ? relatedBits : householdBits;
        var slots = new double[weights.length * SITUATIONS * Comparer.MOST_LEVELS];
        for (int c = 0; c < weights.length; c++) {
            for (int s = 0; s < SITUATIONS; s++) {
                System.arraycopy(weights[c][s], 0, slots, slot(c, s, 0), weights[c][s].length);
            }
        }
        return slots;
    }

    int situation(long pattern, int comparison) {
        for (int ancestor : ancestors[comparison]) {
            int level = Comparer.level(pattern, ancestor);
            if (level > 0) {
                return level >= comparisons.get(ancestor).same() - 1 ? ALONG : AGAINST;
            }
        }
        return ALONE;
    }

    /** The weight of a comparison's outcome, log2(m/u), frequencies of values aside. */
    double bits(long pattern, int comparison) {
        return bits[comparison][situation(pattern, comparison)][Comparer.level(pattern, comparison)];
    }

    /** The sum of the weights, without the prior odds. */
    double bits(long pattern) {
        double sum = 0;
        for (int c = 0; c < bits.length; c++) {
            if (Comparer.level(pattern, c) > 0) {
                sum += bits(pattern, c);
            }
        }
        return sum;
    }

    /** The weight of a comparison's outcome for being related but not one, log2(r/u). */
    double relatedBits(long pattern, int comparison) {
        return relatedBits[comparison][situation(pattern, comparison)][Comparer.level(pattern, comparison)];
    }

    /** The same for living or working together, log2(h/u). */
    double householdBits(long pattern, int comparison) {
        return householdBits[comparison][situation(pattern, comparison)][Comparer.level(pattern, comparison)];
    }

    double householdBits(long pattern) {
        double sum = 0;
        for (int c = 0; c < bits.length; c++) {
            if (Comparer.level(pattern, c) > 0) {
                sum += householdBits(pattern, c);
            }
        }
        return sum;
    }

    double relatedBits(long pattern) {
        double sum = 0;
        for (int c = 0; c < bits.length; c++) {
            if (Comparer.level(pattern, c) > 0) {
                sum += relatedBits(pattern, c);
            }
        }
        return sum;
    }

    double priorBits() {
        return log2(lambda / unrelated());
    }

    double priorRelatedBits() {
        return related > 0 ? log2(related / unrelated()) : -1000;
    }

    double priorHouseholdBits() {
        return household > 0 ? log2(household / unrelated()) : -1000;
    }

    double household() {
        return household;
    }

    void household(double share) {
        household = share;
    }

    double[] h(int comparison, int situation) {
        return h[comparison][situation];
    }

    private double unrelated() {
        return Math.max(1e-9, 1 - lambda - related - household);
    }

    double related() {
        return related;
    }

    void related(double share) {
        related = share;
    }

    double[] r(int comparison, int situation) {
        return r[comparison][situation];
    }

    /** What being related explains away: log2 of one plus the odds of either kind of relation against none. */
    double discount(double relatedBits, double householdBits) {
        double related = priorRelatedBits() + relatedBits;
        double household = priorHouseholdBits() + householdBits;
        double most = Math.max(0, Math.max(related, household));
        return most + log2(Math.pow(2, -most) + Math.pow(2, related - most) + Math.pow(2, household - most));
    }

    double lambda() {
        return lambda;
    }

    void lambda(double share) {
        lambda = share;
    }

    double[] m(int comparison, int situation) {
        return m[comparison][situation];
    }

    double[] u(int comparison, int situation) {
        return u[comparison][situation];
    }

    static double log2(double x) {
        return Math.log(x) / LOG2;
    }
}
