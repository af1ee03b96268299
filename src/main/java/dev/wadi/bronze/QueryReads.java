package dev.wadi.bronze;

import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** The reads of a stream that is asked for by query, one after the other, and how far they have come. */
public interface QueryReads {

    /**
     * Begins to read a slice of a stream that has one reader and whose slices are not taken up again. What an earlier slice
     * of it left open is closed: what had landed of it stands. One that found nothing new is forgotten, but for the count of
     * what it read again.
     */
    Reading openNext(Tenant tenant, String stream, Lane lane, String slice, Instant readAt);

    /** Those of the records known of a stream that is refreshed in full that are not among these. */
    List<Refresh.Row> absent(Tenant tenant, String stream, Lane lane, Collection<Long> seen);

    /** The highest source version landed of a stream that is asked for by query. */
    OptionalLong highWater(Tenant tenant, String stream, Lane lane);
}
