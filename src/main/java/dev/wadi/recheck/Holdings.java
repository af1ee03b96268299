package dev.wadi.recheck;

import dev.wadi.contract.Contract;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What we hold of the records of a stream, whether or not readers see it yet. */
public interface Holdings {

    /** What we hold of these records, by key; those we do not know are not among it. */
    Map<String, Held> of(Contract contract, Collection<String> keys);

    /** The keys of the records that have a version within a stretch. */
    Set<String> within(Contract contract, Instant from, Instant until);

    /** The lowest source version of a stream. */
    Optional<Instant> earliest(Contract contract);

    /** Those of these records, as they came, that were set aside before, by their places. */
    Set<Integer> setAside(Contract contract, List<byte[]> originals);
}
