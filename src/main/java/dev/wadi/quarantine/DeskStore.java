package dev.wadi.quarantine;

import dev.wadi.core.amendment.Amendment;
import java.util.List;
import java.util.Optional;

/** What lies in quarantine, counted by the current attempts of pages, and what people do about it. */
public interface DeskStore {

    /** All piles, the largest first. */
    List<Pile> piles();

    /** Some records of a pile, those longest in quarantine first. */
    List<Kept> records(Cause cause, int most);

    /** One record. */
    Optional<Kept> record(RecordAt at);

    /** How many pages have records of a pile. */
    int pages(Cause cause);

    /** Some pages that have records of a pile, with what their current attempts made of them. */
    List<Past> past(Cause cause, int most);

    /** A page with what its current attempt made of it. */
    Past past(long pageId);

    /** The text of the contract of a stream that the newest deployment has; empty where it has none. */
    Optional<String> contractInForce(String stream);

    /** Has the pages of a pile attempted once more, those that the newest deployment has not attempted yet. */
    Asked redrive(Cause cause, By by);

    /**
     * Keeps a decision about a record, and has every page attempted once more that holds the same bytes as far as the desk knows:
     * in quarantine, or by an earlier decision.
     *
     * @return nothing where it had been decided so before
     */
    Asked amend(Kept record, Amendment amendment, By by);

    /** Has all records of a pile left out, and their pages attempted once more. */
    Asked discard(Cause cause, By by);

    /** Takes back what was decided about a landed record, on every page that it reached: it counts as it landed. */
    Asked reopen(RecordAt at, By by);

    /** Keeps that somebody looked at what records say. */
    void looked(Cause cause, int records, By by);

    /** What people did last, the latest first. */
    List<Act> acts(int most);
}
