package dev.wadi.identity.model;

import dev.wadi.identity.population.Entries;
import dev.wadi.identity.population.Population;
import dev.wadi.identity.population.Rooms;
import dev.wadi.identity.population.Workers;
import java.util.Arrays;
import java.util.List;

/**
 * The values of one comparison in all records of a population: each distinct value has a number, in ascending order of its hash.
 * Hashed and sorted once, used by all that asks how common a value is. Immutable.
 */
public final class Terms {

    /** How many records are hashed at a time. */
    private static final int TOGETHER = 64;

    private static final Terms NONE = new Terms(new long[0], new int[0]);

    private final long[] hashes;
    private final int[] numbers;

    private Terms(long[] hashes, int[] numbers) {
        this.hashes = hashes;
        this.numbers = numbers;
    }

    /** By comparison; of those whose frequency does not matter, nothing. */
    public static List<Terms> of(Population population, Workers workers) {
        var comparer = population.comparer();
        var comparisons = comparer.comparisons();
        var hashed = new long[comparisons.size()][];
        Arrays.setAll(hashed, c -> new long[comparisons.get(c).frequent() ? population.size() : 0]);
        workers.slices(population.size(), (population.size() + TOGETHER - 1) / TOGETHER, (piece, from, to) -> {
            population.touch(from, to);
            for (int row = from; row < to; row++) {
                for (int c = 0; c < hashed.length; c++) {
                    if (hashed[c].length > 0) {
                        hashed[c][row] =
                                TermFrequencies.hash(comparer.term(c, population.value(comparer.groupOf(c), row)));
                    }
                }
            }
        });
        var found = new Terms[hashed.length];
        var rooms = new Rooms();
        workers.pieces(found.length, c -> {
            found[c] = NONE;
            if (hashed[c].length > 0) {
                rooms.in(room -> found[c] = of(hashed[c], room));
            }
        });
        return List.of(found);
    }

    /** @param hashed the hash of each record's value, 0 where it has none */
    static Terms of(long[] hashed) {
        return of(hashed, new Entries());
    }

    private static Terms of(long[] hashed, Entries entries) {
        entries.clear(hashed.length);
        for (int row = 0; row < hashed.length; row++) {
            if (hashed[row] != 0) {
                entries.add(hashed[row] - Long.MIN_VALUE, row);
            }
        }
        entries.sort();
        var hashes = new long[entries.size()];
        var numbers = new int[hashed.length];
        Arrays.fill(numbers, -1);
        int number = 0;
        for (int from = 0; from < entries.size(); number++) {
            hashes[number] = entries.key(from) + Long.MIN_VALUE;
            int to = entries.end(from);
            for (; from < to; from++) {
                numbers[entries.row(from)] = number;
            }
        }
        return new Terms(Arrays.copyOf(hashes, number), numbers);
    }

    /** Whether the record has a value. */
    boolean has(int row) {
        return numbers[row] >= 0;
    }

    /** The number of a record's value. */
    int number(int row) {
        return numbers[row];
    }

    /** How many records there are, or 0 where frequency does not matter. */
    int rows() {
        return numbers.length;
    }

    /** How many distinct values there are. */
    int size() {
        return hashes.length;
    }

    /** The hash of a value. */
    long hash(int number) {
        return hashes[number];
    }

    /** In how many records each value is. */
    int[] counts() {
        var counts = new int[hashes.length];
        for (int number : numbers) {
            if (number >= 0) {
                counts[number]++;
            }
        }
        return counts;
    }
}
