package dev.wadi.observe;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the database says of one stream, as of one moment.
 *
 * @param newest      the newest instant by the source's own clock that readers see
 * @param lastRead    when the last read that came to its end did so
 * @param waitingFrom when the oldest page landed that is not published yet
 * @param waiting     pages that wait for a worker
 * @param claimed     pages that a worker has
 * @param parked      pages given up after three tries
 * @param held        runs that a gate holds
 * @param stopped     whether it is left alone for a while, because it kept failing
 */
public record StreamFigures(
        Optional<Instant> newest,
        Optional<Instant> lastRead,
        Optional<Instant> waitingFrom,
        long waiting,
        long claimed,
        long parked,
        long held,
        boolean stopped) {

    /** Of a stream of which nothing is known. */
    public static final StreamFigures NONE =
            new StreamFigures(Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, 0, 0, false);

    /**
     * What takes longer to count, of one stream.
     *
     * @param landed       records landed within the last 24 hours
     * @param expected     the median of what landed in the same 24 hours of the same weekday in the four weeks before; empty
     *                     where there are fewer than three such weeks
     * @param loadedShare  of the records read in the last 24 hours and processed, the share that was loaded or known
     * @param quarantined  records that wait in quarantine
     * @param unbalanced   records by which the ledger does not balance
     */
    public record Counts(
            long landed, OptionalDouble expected, OptionalDouble loadedShare, long quarantined, long unbalanced) {

        /** Landed against expected. */
        public OptionalDouble completeness() {
            return expected.isPresent() && expected.getAsDouble() > 0
                    ? OptionalDouble.of(landed / expected.getAsDouble())
                    : OptionalDouble.empty();
        }
    }
}
