package dev.wadi.sandbox.day.chance;

import java.util.List;

/**
 * Chance that falls the same way for the same seed on every JDK, which the generators of the JDK do not promise for all
 * their methods. SplitMix64, from Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
 */
public final class Dice {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public Dice(long seed) {
        this.state = seed;
    }

    /** Dice for one of many things that shall look the same whenever they come up. */
    public static Dice of(long seed, long number) {
        return new Dice(new Dice(seed + number * GOLDEN_GAMMA).next());
    }

    /** Any number at all. */
    public long next() {
        state += GOLDEN_GAMMA;
        var mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** From {@code lowest} to {@code highest}, both included. */
    public int between(int lowest, int highest) {
        return lowest + (int) ((next() >>> 33) % (highest - lowest + 1L));
    }

    /** True this many times in a thousand. */
    public boolean permille(int times) {
        return between(1, 1_000) <= times;
    }

    /** One of these. */
    public <T> T oneOf(List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }
}
