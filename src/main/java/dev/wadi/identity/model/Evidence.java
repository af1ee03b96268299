package dev.wadi.identity.model;

import dev.wadi.identity.model.Parameters.Kind;
import dev.wadi.identity.population.Comparer;

/** Adds up what the comparisons of one pair say, in bits. For one pair and one thread. */
public final class Evidence {

    private static final double SAME_SHARE = 1e-4;

    private final Parameters parameters;
    private final Crowd crowd;
    private double match;
    private double related;
    private double household;
    private double branch;
    private double crowded;
    private int ofCrowd;

    Evidence(Parameters parameters, Crowd crowd) {
        this.parameters = parameters;
        this.crowd = crowd;
    }

    /**
     * Hears one comparison.
     *
     * @param logShare see {@link IdentityModel#logShare}; of the two records' values the more common
     * @return what it adds: log2(m/u)
     */
    public double add(long pattern, int comparison, double logShare) {
        int level = Comparer.level(pattern, comparison);
        int situation = parameters.situation(pattern, comparison);
        double bits = parameters.bits(Kind.MATCH, comparison, situation, level, logShare);
        match += bits;
        related += parameters.bits(Kind.RELATED, comparison, situation, level, logShare);
        household += parameters.bits(Kind.HOUSEHOLD, comparison, situation, level, logShare);
        branch += parameters.bits(Kind.BRANCH, comparison, situation, level, logShare);
        double common = crowd.logShare(comparison);
        if (common < 0 && logShare < 0 && logShare >= common - SAME_SHARE && level > 1) {
            crowded += Math.max(0, bits);
            ofCrowd++;
        }
        return bits;
    }

    /** What is taken off because relatives, housemates, branches or all of a crowd agree on as much; not negative. */
    public double explainedAway() {
        return parameters.discount(related, household, branch) + (ofCrowd > 1 ? crowded : 0);
    }

    /** All evidence, prior odds included. */
    public double bits() {
        return parameters.priorBits() + match - explainedAway();
    }
}
