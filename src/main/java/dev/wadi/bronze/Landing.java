package dev.wadi.bronze;

import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** LAND: keeps what was fetched, and how far a stream has been read, in one transaction. */
public interface Landing {

    /** What became of a draft. */
    enum Outcome {
        /** It is kept now. */
        LANDED,
        /** It was kept already, by an earlier try whose answer was lost or by another reader. */
        KNOWN
    }

    /** Those of these partitions that have not been read to their end. */
    Set<String> unread(Tenant tenant, String stream, Lane lane, Collection<String> partitions);

    /** The partitions that have been begun and not read to their end. */
    Set<String> unfinished(Tenant tenant, String stream, Lane lane);

    /**
     * Gives up partitions that have been begun and are not at the source any more. What had landed of them stands; one that
     * comes back is read anew.
     */
    void giveUp(Tenant tenant, String stream, Lane lane, Collection<String> partitions);

    /**
     * Begins to read a partition, or takes it up where it was left.
     *
     * @return empty where it has been read to its end
     */
    Optional<Reading> open(Tenant tenant, String stream, Lane lane, String partition, Instant readAt);

    /**
     * Keeps a page and moves the cursor behind it.
     *
     * @throws CursorMoved where the cursor stands neither before nor behind the page
     */
    Outcome land(PageDraft draft);
}
