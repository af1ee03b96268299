package dev.wadi.bronze;

import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
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

    /**
     * Begins to read a partition, or takes it up where it was left.
     *
     * @return empty where it has been read to its end
     */
    Optional<Reading> open(Tenant tenant, String stream, Lane lane, String partition, Instant readAt);

    /**
     * Begins to read a slice of a stream that has one reader and whose slices are not taken up again. What an earlier slice
     * of it left open is closed: what had landed of it stands.
     */
    Reading openNext(Tenant tenant, String stream, Lane lane, String slice, Instant readAt);

    /** The highest source version landed of a stream that is asked for by query. */
    OptionalLong highWater(Tenant tenant, String stream, Lane lane);

    /**
     * Keeps a page and moves the cursor behind it.
     *
     * @throws CursorMoved where the cursor stands neither before nor behind the page
     */
    Outcome land(PageDraft draft);
}
