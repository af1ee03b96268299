package dev.wadi.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pages that have landed and are not done, and the workers on them. */
public interface Work {

    /** How much there is. */
    Load load();

    /** Pages that are worked on or parked, the oldest first, at most so many. */
    List<OpenPage> pages(int most);

    /**
     * Lets a parked page be claimed again, as if it had never failed, and notes who wanted it.
     *
     * @throws NotPossible where there is no such page, or it is not parked
     */
    void release(long page, Operator operator);

    /**
     * How much there is to do.
     *
     * @param waiting pages that wait to be claimed
     * @param claimed pages that are worked on
     * @param parked  pages that failed too often and wait for an operator
     * @param workers processes that work on pages
     */
    record Load(long waiting, long claimed, long parked, long workers) {}

    /**
     * A page that is worked on or parked.
     *
     * @param owner      the process that works on it, or did last
     * @param lapses     how often work on it failed or lapsed
     * @param leaseUntil until when the owner has it
     */
    record OpenPage(
            long page, String stream, String state, Optional<String> owner, int lapses, Optional<Instant> leaseUntil) {}
}
