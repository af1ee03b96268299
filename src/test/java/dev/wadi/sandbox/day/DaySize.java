package dev.wadi.sandbox.day;

/**
 * How much happens in a day.
 *
 * @param profiles contacts in the CRM, exactly
 * @param orders in the shop, exactly
 * @param tickets records in the help desk's exports, exactly
 */
public record DaySize(int profiles, int orders, int tickets) {

    /** The usual day: 50,000 profiles, 30,000 orders, 20,000 tickets. */
    public static final DaySize USUAL = of(50_000);

    private static final int MOST = 3_000_000;

    public DaySize {
        if (profiles < 1 || orders < 0 || tickets < 0 || Math.max(profiles, Math.max(orders, tickets)) > MOST) {
            throw new IllegalArgumentException("a day has 1 to " + MOST + " profiles, and as many orders and tickets"
                    + " at most, not " + profiles + ", " + orders + " and " + tickets);
        }
    }

    /** A day with so many profiles and, as usual, three fifths as many orders and two fifths as many tickets. */
    public static DaySize of(int profiles) {
        return new DaySize(profiles, (int) (profiles * 3L / 5), (int) (profiles * 2L / 5));
    }
}
