package dev.wadi.identity.normalise;

/**
 * A date as it was written, right or wrong: month 15 and day 81 are kept, because a digit typed wrong is still evidence.
 *
 * @param year four digits, 0 where unknown
 * @param month as written, 0 where unknown
 * @param day as written, 0 where unknown
 */
public record BirthDate(int year, int month, int day) {

    /** No date. */
    public static final BirthDate NONE = new BirthDate(0, 0, 0);

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return year == 0 && month == 0 && day == 0;
    }

    /** Whether day and month look like a stand-in for "some time that year". */
    public boolean isYearOnly() {
        return day <= 1 && month <= 1;
    }

    /** Eight digits, year first. */
    public int digits() {
        return year * 10_000 + month * 100 + day;
    }
}
