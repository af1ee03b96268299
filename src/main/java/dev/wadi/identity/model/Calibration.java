package dev.wadi.identity.model;

/**
 * From evidence to a probability that means what it says: {@code p = 1 / (1 + 2^-(slope · bits + shift))}, after Platt (1999).
 * Fields are never quite independent, so the raw sum is too sure of itself; a slope below one takes that back.
 */
public record Calibration(double slope, double shift) {

    /** What ships for a pair by itself. */
    public static final Calibration PAIR = new Calibration(0.5, 0);

    /** What ships for pairs whose customers vouch for them, which are surer. */
    public static final Calibration MEMBERS = new Calibration(0.8, 0);

    public Calibration {
        if (!(slope > 0)) {
            throw new IllegalArgumentException("a calibration rises with the evidence; its slope cannot be " + slope);
        }
    }

    /** The calibrated probability of a sum of bits, prior included. */
    public double probability(double bits) {
        return 1 / (1 + Math.pow(2, -(slope * bits + shift)));
    }
}
