package dev.wadi.bronze;

import static java.util.Objects.requireNonNull;

import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import java.time.Instant;

/**
 * A slice of a source that is being read: which, in which run, and how far it has been read before.
 *
 * @param partition what is read; for S3 the object by key, ETag and size
 * @param readAt    the source's clock when the read began
 * @param position  bytes landed already; the read goes on from there
 */
public record Reading(
        Tenant tenant, String stream, Lane lane, String partition, Instant readAt, long runId, long position) {

    public Reading {
        requireNonNull(tenant, "tenant");
        requireNonNull(lane, "lane");
        requireNonNull(readAt, "readAt");
    }
}
