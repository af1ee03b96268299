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

    /** The prior odds of what is never seen, in bits. */
    private static final double NEVER = -1000;

    private final List<Comparison> comparisons;
    private final int[][] ancestors;
    private final double[][][] u;

    /** By kind: how often such pairs are at a level. */
    private final double[][][][] shares;

    /** By kind and {@link #slot}: the logarithm of it, and that over u; 0 at level 0. */
    private final double[][] logs;

    private final double[][] bits;
    private final double[] priorBits;
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
        this.logs = new double[kinds][slot(n, 0, 0)];
        this.bits = new double[kinds][slot(n, 0, 0)];
        this.related = comparisons.stream().filter(Comparison::learned).count() > 1 ? 2 * lambda : 0;
        this.household = related / 20;
        this.priorBits = new double[kinds];
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
        refreshPriors();
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
        var found = bits[kind];
        int at = slot(c, s, 0);
        for (int l = 1; l < n; l++) {
            logs[kind][at + l] = log2(ofKind[l]);
            found[at + l] = log2(ofKind[l] / u[c][s][l]);
        }
        if (kind == Kind.MATCH.ordinal() && comparisons.get(c).learned() && n > 2) {
            found[at + 1] = Math.min(0, found[at + 1]);
            found[at + n - 1] = Math.max(0, found[at + n - 1]);
        }
    }

    /**
     * The weight of an outcome for a kind of pair, where {@code u} is the frequency of the value both have. Nearly agreeing with
     * a common value cannot tell more than sharing it: whoever misspells a tenth of all people is near each of them.
     */
    double bits(Kind kind, int comparison, int situation, int level, double logShare) {
        int same = comparisons.get(comparison).same();
        int at = slot(comparison, situation, level);
        double known = bits[kind.ordinal()][at];
        if (logShare >= 0 || level < 2 || situation == ALONG && Priors.isPlace(comparisons.get(comparison))) {
            return known;
        }
        double ofKind = logs[kind.ordinal()][at];
        if (level == same) {
            return Math.max(0, ofKind - logShare);
        }
        double most = ofKind - logs[Kind.MATCH.ordinal()][at] - logShare;
        return known > 0 ? Math.max(0, Math.min(known, most)) : known;
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    /** Where a level is in the array that {@link #weights} gives. */
    static int slot(int comparison, int situation, int level) {
        return (comparison * SITUATIONS + situation) * Comparer.MOST_LEVELS + level;
    }

    /** All weights of a kind of pair, as they are now; 0 at level 0. */
    double[] weights(Kind kind) {
        return bits[kind.ordinal()].clone();
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
        return bits[kind.ordinal()][
                slot(comparison, situation(pattern, comparison), Comparer.level(pattern, comparison))];
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
        return priorBits(Kind.MATCH);
    }

    /** The prior odds of a kind of pair against strangers, in bits. */
    double priorBits(Kind kind) {
        return priorBits[kind.ordinal()];
    }

    private void refreshPriors() {
        double unrelated = Math.max(1e-9, 1 - lambda - related - 2 * household);
        priorBits[Kind.MATCH.ordinal()] = log2(lambda / unrelated);
        priorBits[Kind.RELATED.ordinal()] = related > 0 ? log2(related / unrelated) : NEVER;
        double inHousehold = household > 0 ? log2(household / unrelated) : NEVER;
        priorBits[Kind.HOUSEHOLD.ordinal()] = inHousehold;
        priorBits[Kind.BRANCH.ordinal()] = inHousehold;
    }

    double household() {
        return household;
    }

    /** How many pairs live together; as many are branches of one company. */
    void household(double share) {
        household = share;
        refreshPriors();
    }

    double related() {
        return related;
    }

    void related(double share) {
        related = share;
        refreshPriors();
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
        refreshPriors();
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
