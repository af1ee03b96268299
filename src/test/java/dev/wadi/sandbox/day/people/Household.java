package dev.wadi.sandbox.day.people;

import dev.wadi.sandbox.day.chance.Dice;
import java.util.List;

/**
 * People who live together: one address, mostly one family name, one telephone in the hall, one mailbox some of them use.
 *
 * @param first number of its first member; the others have the numbers after it
 * @param slot tells its country, as that of the companies its members may work for
 * @param former where they lived before they moved
 */
record Household(
        int first, int size, int slot, Country country, Book.Family family, Address home, Address former, Phone phone) {

    /** People come in lots that are divided into households, so that anybody's household is found without a list. */
    static final int LOT = 12;

    private static final List<List<Integer>> DIVISIONS = List.of(
            List.of(1, 1, 1, 2, 2, 2, 3),
            List.of(1, 2, 4, 1, 2, 2),
            List.of(1, 1, 1, 1, 3, 5),
            List.of(2, 2, 3, 1, 4),
            List.of(1, 1, 2, 2, 1, 1, 2, 2));

    /** The household of a person. */
    static Household of(long seed, int person) {
        var lot = person / LOT;
        var first = lot * LOT;
        for (var size : Dice.of(seed, lot).oneOf(DIVISIONS)) {
            if (person < first + size) {
                return of(seed, first, size);
            }
            first += size;
        }
        throw new AssertionError("a division does not add up to " + LOT);
    }

    private static Household of(long seed, int first, int size) {
        var dice = Dice.of(seed + 1, first);
        var slot = dice.between(0, Country.SLOTS - 1);
        var country = Country.ofSlot(slot);
        return new Household(
                first,
                size,
                slot,
                country,
                country.book().family(dice),
                country.address(dice),
                country.address(dice),
                country.phone(dice));
    }
}
