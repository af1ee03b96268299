package dev.wadi.sandbox.day.chance;

/**
 * Numbers of people dealt anew for each source, so that nothing about who is who can be told from an id: a permutation of
 * {@code 0 .. size - 1} that needs no table. A Feistel network over the next even number of bits, walked until it comes
 * back into range (Black and Rogaway, "Ciphers with Arbitrary Finite Domains", 2002).
 */
public final class Permutation {

    private static final int ROUNDS = 4;

    private final int size;
    private final int halfBits;
    private final long mask;
    private final long seed;

    public Permutation(int size, long seed) {
        if (size < 1) {
            throw new IllegalArgumentException("there is no permutation of " + size + " things");
        }
        this.size = size;
        this.halfBits = Math.max(1, (33 - Integer.numberOfLeadingZeros(size - 1)) / 2);
        this.mask = (1L << halfBits) - 1;
        this.seed = seed;
    }

    /** Where a number goes. */
    public int of(int number) {
        if (number < 0 || number >= size) {
            throw new IllegalArgumentException(number + " is not below " + size);
        }
        long mixed = number;
        do {
            mixed = mixed(mixed);
        } while (mixed >= size);
        return (int) mixed;
    }

    private long mixed(long number) {
        var left = number >>> halfBits;
        var right = number & mask;
        for (var round = 0; round < ROUNDS; round++) {
            var next =
                    left ^ (new Dice(seed + round * 0x632BE59BD9B4E019L + right * 0x9E3779B97F4A7C15L).next() & mask);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }
}
