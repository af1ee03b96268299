package dev.wadi.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One stream on its way from its source to readers. Reads, claims and whatever a step commits happen whole or not at all. */
interface Store {

    /** A read begins so many seconds before the newest record landed. */
    long LOOK_BACK = 10;

    /** Begins a read; an earlier one that is still open is over. */
    Read begin();

    /** LAND: keeps what a read was answered, refused where the read is over. Done again it is known. */
    Step land(Read read, List<Row> answer);

    /** CLAIM: the longest landed page that waits. */
    Optional<Held> claim(String worker);

    /** All leases lapse: whoever holds a page may go on, and others may claim it too. */
    void lapse();

    /** WRITE: ends a claim with an attempt, refused where the page is another's. Done again it is known. */
    Step write(Held held);

    /** RESOLVE: takes attempts into the candidate; false where none waits or somebody else is the writer. */
    Step resolve();

    /** PUBLISH: shows readers the candidate; false where there is none or somebody else is the writer. */
    Step publish();

    /** What can be seen from outside. */
    State state();

    /**
     * What can be seen from outside.
     *
     * @param newest   the newest stamp landed; 0 before the first
     * @param read     records that came from the source
     * @param landed   of those, the ones kept on pages
     * @param known    of those, the ones that were not kept, because all of their answer was known
     * @param disposed records that attempts have disposed of
     * @param pending  records on pages without an attempt, counted from the pages
     * @param doubled  attempts beyond the first of their page, where nobody asked for another
     * @param waiting  attempts that no publication holds
     * @param readers  the version of each id that readers see
     */
    record State(
            long newest,
            long read,
            long landed,
            long known,
            long disposed,
            long pending,
            long doubled,
            long waiting,
            Map<String, Integer> readers) {}
}
