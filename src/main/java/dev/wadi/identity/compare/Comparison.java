package dev.wadi.identity.compare;

import java.util.List;

/**
 * What is compared, and the levels the outcome can have. Level 0, not in the list, stands for "one of the two says nothing";
 * level i is {@code levels().get(i - 1)}. Levels go from least to most alike.
 *
 * @param name what a steward calls it: {@code surname}
 * @param levels up to fifteen
 * @param given the comparison on whose outcome this one depends, empty if none: postcodes agree where addresses do
 * @param frequent whether agreement at the highest level weighs more for rare values than for common ones
 * @param shared how often two who are related but not one (a household, two branches of a company) agree here, a first guess
 * @param learned whether data may change what the levels are worth; otherwise the prior stands
 */
public record Comparison(
        String name, List<Level> levels, String given, boolean frequent, boolean learned, double shared) {

    /** Most levels a comparison can have, with 0 for unknown: what four bits hold. */
    public static final int MOST = 16;

    public Comparison {
        levels = List.copyOf(levels);
        if (levels.isEmpty() || levels.size() >= MOST) {
            throw new IllegalArgumentException("comparison '" + name + "' needs 1 to 15 levels, not " + levels.size());
        }
    }

    /** How often two branches of a company or two colleagues agree here: they have a switchboard and a web site, and no address. */
    public double branches() {
        return switch (name) {
            case "phone", "domain" -> 0.9;
            case "company" -> 0.6;
            case "e-mail" -> 0.2;
            default -> 0;
        };
    }

    /** The highest level: the same. */
    public int same() {
        return levels.size();
    }
}
