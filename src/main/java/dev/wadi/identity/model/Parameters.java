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
        HOUSEHOLD,
        BRANCH
    }

    private static final double LOG2 = Math.log(2);

    private final List<Comparison> comparisons;
    private final int[][] ancestors;
    private final double[][][] u;

    /** By kind: how often such pairs are at a level, the logarithm of it, and that over u. */
    private final double[][][][] shares;

    private final double[][][][] logs;
    private final double[][][][] bits;
    private double lambda;
    private double related;
    private double household;

    Parameters(List<Comparison> comparisons, double lambda) {
        this.comparisons = List.copyOf(comparisons);
        this.lambda = lambda;
        int n = comparisons.size();
        this.ancestors = new int[n][];
        this.u = new double[n][SITUATIONS][];
        int kinds = Kind.values().length;
        this.shares = new double[kinds][n][SITUATIONS][];
        this.logs = new double[kinds][n][SITUATIONS][];
        this.bits = new double[kinds][n][SITUATIONS][];
        this.related = comparisons.stream().filter(Comparison::learned).count() > 1 ? 2 * lambda : 0;
        this.household = related / 20;
        for (int c = 0; c < n; c++) {
            ancestors[c] = ancestors(c);
            for (int s = 0; s < SITUATIONS; s++) {
                shares[0][c][s] = Priors.prior(comparisons.get(c), s, true);
                u[c][s] = Priors.prior(comparisons.get(c), s, false);
            }
            share(c, comparisons.get(c).shared());
        }
        refresh();
    }

    /** Sets how likely relatives, housemates and branches share a value. */
    void share(int comparison, double shared) {
        for (int s = 0; s < SITUATIONS; s++) {
            var known = comparisons.get(comparison);
            shares[Kind.RELATED.ordinal()][comparison][s] = Priors.mixture(known, s, shared);
            shares[Kind.HOUSEHOLD.ordinal()][comparison][s] = Priors.mixture(known, s, Priors.inHousehold(shared));
            shares[Kind.BRANCH.ordinal()][comparison][s] = Priors.mixture(known, s, known.branches());
        }
    }

    /** Takes branches for strangers, where nothing has been learned of what companies have in common. */
    void withoutBranches() {
        for (int c = 0; c < u.length; c++) {
            for (int s = 0; s < SITUATIONS; s++) {
                shares[Kind.BRANCH.ordinal()][c][s] = u[c][s].clone();
            }
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
        for (int k = 0; k < shares.length; k++) {
            for (int c = 0; c < u.length; c++) {
                for (int s = 0; s < SITUATIONS; s++) {
                    refresh(k, c, s);
                }
            }
        }
    }

    private void refresh(int kind, int c, int s) {
        var ofKind = shares[kind][c][s];
        int n = ofKind.length;
        var found = new double[n];
        for (int l = 1; l < n; l++) {
            found[l] = Math.log(ofKind[l] / u[c][s][l]) / LOG2;
        }
        if (kind == Kind.MATCH.ordinal() && comparisons.get(c).learned() && n > 2) {
            found[1] = Math.min(0, found[1]);
            found[n - 1] = Math.max(0, found[n - 1]);
        }
        logs[kind][c][s] = logs(ofKind);
        bits[kind][c][s] = found;
    }

    private static double[] logs(double[] shares) {
        var logs = new double[shares.length];
        for (int l = 1; l < logs.length; l++) {
            logs[l] = log2(shares[l]);
        }
        return logs;
    }

    /**
     * The weight of an outcome for a kind of pair, where {@code u} is the frequency of the value both have. Nearly agreeing with
     * a common value cannot tell more than sharing it: whoever misspells a tenth of all people is near each of them.
     */
    double bits(Kind kind, long pattern, int comparison, double logShare) {
        int level = Comparer.level(pattern, comparison);
        int situation = situation(pattern, comparison);
        int same = comparisons.get(comparison).same();
        double known = bits[kind.ordinal()][comparison][situation][level];
        if (logShare >= 0 || level < 2 || situation == ALONG && Priors.isPlace(comparisons.get(comparison))) {
            return known;
        }
        var ofKind = logs[kind.ordinal()][comparison][situation];
        if (level == same) {
            return Math.max(0, ofKind[level] - logShare);
        }
        double most = ofKind[level] - logs[0][comparison][situation][level] - logShare;
        return known > 0 ? Math.max(0, Math.min(known, most)) : known;
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
        var weights = bits[kind.ordinal()];
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

    /** The weight of a comparison's outcome for a kind of pair, frequencies of values aside. */
    double bits(Kind kind, long pattern, int comparison) {
        return bits[kind.ordinal()][comparison][situation(pattern, comparison)][Comparer.level(pattern, comparison)];
    }

    /** The sum of the weights, without the prior odds. */
    double bits(Kind kind, long pattern) {
        double sum = 0;
        for (int c = 0; c < u.length; c++) {
            if (Comparer.level(pattern, c) > 0) {
                sum += bits(kind, pattern, c);
            }
        }
        return sum;
    }

    double priorBits() {
        return log2(lambda / unrelated());
    }

    /** The prior odds of a kind of pair against strangers, in bits. */
    double priorBits(Kind kind) {
        double share = switch (kind) {
            case MATCH -> lambda;
            case RELATED -> related;
            case HOUSEHOLD, BRANCH -> household;
        };
        return share > 0 ? log2(share / unrelated()) : -1000;
    }

    private double unrelated() {
        return Math.max(1e-9, 1 - lambda - related - 2 * household);
    }

    double household() {
        return household;
    }

    /** How many pairs live together; as many are branches of one company. */
    void household(double share) {
        household = share;
    }

    double related() {
        return related;
    }

    void related(double share) {
        related = share;
    }

    /** What being related explains away: log2 of one plus the odds of any kind of relation against none. */
    double discount(double relatedBits, double householdBits, double branchBits) {
        double related = priorBits(Kind.RELATED) + relatedBits;
        double household = priorBits(Kind.HOUSEHOLD) + householdBits;
        double branch = priorBits(Kind.BRANCH) + branchBits;
        double most = Math.max(Math.max(0, branch), Math.max(related, household));
        return most
                + log2(Math.pow(2, -most)
                        + Math.pow(2, related - most)
                        + Math.pow(2, household - most)
                        + Math.pow(2, branch - most));
    }

    double lambda() {
        return lambda;
    }

    void lambda(double share) {
        lambda = share;
    }

    double[] m(int comparison, int situation) {
        return shares[0][comparison][situation];
    }

    /** How often pairs of a kind are at each level. */
    double[] of(Kind kind, int comparison, int situation) {
        return shares[kind.ordinal()][comparison][situation];
    }

    double[] u(int comparison, int situation) {
        return u[comparison][situation];
    }

    static double log2(double x) {
        return Math.log(x) / LOG2;
    }
}
