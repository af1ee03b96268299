package dev.wadi.sandbox.day.people;

import dev.wadi.sandbox.day.chance.Dice;
import java.util.stream.IntStream;

/**
 * Who is in which source. Everybody is in at least one; some are twice in the same, without knowing it.
 *
 * @param population as many people as it takes for the number of CRM profiles asked for
 */
public record Cast(long seed, Population population, int profiles) {

    /** The second record of somebody in a source, as opposed to the first, 0. */
    public static final int AGAIN = 1;

    private static final long ROLES = 0x5EED_0001L;
    private static final int TWICE_PERMILLE = 40;

    // of a thousand people
    private static final int CRM_ONLY = 540;
    private static final int SHOP_ONLY = CRM_ONLY + 100;
    private static final int DESK_ONLY = SHOP_ONLY + 30;
    private static final int CRM_AND_SHOP = DESK_ONLY + 190;
    private static final int CRM_AND_DESK = CRM_AND_SHOP + 50;
    private static final int SHOP_AND_DESK = CRM_AND_DESK + 30;

    /** As many people as give {@code profiles} records in the CRM. */
    public static Cast of(long seed, int profiles) {
        var people = 0;
        for (var records = 0; records < profiles; people++) {
            records += profiles(seed, people);
        }
        return new Cast(seed, new Population(seed, Math.max(1, people)), profiles);
    }

    /** How many records of somebody the CRM has: none, one or two. */
    private static int profiles(long seed, int person) {
        var role = role(seed, person);
        var in = role <= CRM_ONLY || (role > DESK_ONLY && role <= CRM_AND_DESK) || role > SHOP_AND_DESK;
        if (!in) {
            return 0;
        }
        return Dice.of(seed + ROLES + 1, person).permille(TWICE_PERMILLE) ? 2 : 1;
    }

    /** How many records of somebody the CRM has; the last person may have one less than they would, to make ends meet. */
    public int inCrm(int person) {
        return profiles(seed, person);
    }

    /** How many customers of the shop somebody is. */
    public int inShop(int person) {
        var role = role(seed, person);
        var in = (role > CRM_ONLY && role <= SHOP_ONLY)
                || (role > DESK_ONLY && role <= CRM_AND_SHOP)
                || role > CRM_AND_DESK;
        if (!in) {
            return 0;
        }
        return Dice.of(seed + ROLES + 2, person).permille(TWICE_PERMILLE) ? 2 : 1;
    }

    /** As how many requesters the help desk knows somebody. */
    public int atHelpDesk(int person) {
        var role = role(seed, person);
        var at = (role > SHOP_ONLY && role <= DESK_ONLY) || role > CRM_AND_SHOP;
        if (!at) {
            return 0;
        }
        return Dice.of(seed + ROLES + 3, person).permille(2 * TWICE_PERMILLE) ? 2 : 1;
    }

    /** Whether the CRM has a company as an account: once, or twice, or not. */
    public int accounts(int company) {
        var dice = Dice.of(seed + ROLES + 4, company);
        if (!dice.permille(700)) {
            return 0;
        }
        return dice.permille(TWICE_PERMILLE) ? 2 : 1;
    }

    /** Whether a company buys in the shop in its own name. */
    public boolean buys(int company) {
        return Dice.of(seed + ROLES + 5, company).permille(120);
    }

    /** The numbers of all people. */
    public IntStream people() {
        return IntStream.range(0, population.size());
    }

    /** The numbers of all companies. */
    public IntStream companies() {
        return IntStream.range(0, population.companies());
    }

    private static int role(long seed, int person) {
        return Dice.of(seed + ROLES, person).between(1, 1_000);
    }
}
