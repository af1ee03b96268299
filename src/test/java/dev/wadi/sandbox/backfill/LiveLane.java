package dev.wadi.sandbox.backfill;

/**
 * How the live lane fared for a while.
 *
 * @param beside     what went on beside it
 * @param changes    orders that were changed at the source, a few at a time
 * @param median     seconds from the commit at the source to the publication, of half of them less
 * @param ninetyFive the same of nineteen in twenty
 * @param burst      orders changed at the source all at once
 * @param seconds    until the last of these was published
 * @param backfilled records a second of the backfill, while the few were changed and while the many were
 */
public record LiveLane(
        String beside,
        long changes,
        double median,
        double mean,
        double ninetyFive,
        long burst,
        double seconds,
        double backfilled) {

    static final String HEAD =
            "| beside it | changes | median s | mean s | 95 % s | burst | s | records/s | backfill records/s |\n"
                    + "|---|---|---|---|---|---|---|---|---|\n";

    String row() {
        return Backfilled.text(
                "| %s | %,d | %.2f | %.2f | %.2f | %,d | %.1f | %,.0f | %,.0f |",
                beside, changes, median, mean, ninetyFive, burst, seconds, burst / seconds, backfilled);
    }
}
