package dev.wadi.ledger;

/**
 * The counts of a stream, in records.
 *
 * @param read        read from the source
 * @param landed      kept on pages
 * @param duplicate   read again and known already
 * @param unreadable  stretches in which no record could be told
 * @param loaded      became versions that counted when they were resolved, or still wait to be
 * @param unchanged   said what was known already
 * @param superseded  lost to a higher version
 * @param filtered    left out by a declared filter
 * @param rejected    set aside, counted by the dispositions of attempts
 * @param quarantined set aside, counted by the rows that keep them
 * @param pending     on pages without an attempt, counted from the pages
 * @param unresolved  of those loaded, the ones on attempts that no publication holds yet
 */
public record Balance(
        String stream,
        long read,
        long landed,
        long duplicate,
        long unreadable,
        long loaded,
        long unchanged,
        long superseded,
        long filtered,
        long rejected,
        long quarantined,
        long pending,
        long unresolved) {

    /** Those that became versions. What of them loaded and what did not depends on which pages met in one RESOLVE. */
    public long versions() {
        return loaded + unchanged + superseded;
    }

    /** Whether nothing was lost or doubled: the first two invariants. */
    public boolean balanced() {
        return difference() == 0;
    }

    /** How many records are lost or doubled, at each place where that shows. */
    public long difference() {
        return Math.abs(read - landed - duplicate - unreadable)
                + Math.abs(landed - versions() - filtered - rejected - pending)
                + Math.abs(rejected - quarantined);
    }
}
