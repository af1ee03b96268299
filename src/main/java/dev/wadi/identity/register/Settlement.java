package dev.wadi.identity.register;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What became of customers since they were last settled.
 *
 * @param joined  records whose membership is new or another than it was
 * @param fresh   those of them that belonged to nobody before
 * @param left    records that belong to nobody any more
 * @param merged  customers that ceased to be, and those that most of their records went to
 * @param opened  reviews that are new
 * @param closed  reviews that are none any more
 */
public record Settlement(
        Map<RecordName, Membership> joined,
        Set<RecordName> fresh,
        Set<RecordName> left,
        Map<UUID, UUID> merged,
        List<Review> opened,
        List<Review> closed) {}
