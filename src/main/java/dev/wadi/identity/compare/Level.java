package dev.wadi.identity.compare;

/**
 * One level of agreement of a comparison.
 *
 * @param words how a steward would say it: {@code same}, {@code one slip}
 * @param m share of true pairs at this level in the shipped prior
 * @param u share of other pairs at this level in the shipped prior
 */
public record Level(String words, double m, double u) {

    public Level {
        if (words.isBlank() || !(m > 0 && m <= 1) || !(u > 0 && u <= 1)) {
            throw new IllegalArgumentException("level '" + words + "' needs words and shares in (0, 1]");
        }
    }
}
