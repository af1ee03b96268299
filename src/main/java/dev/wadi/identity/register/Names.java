package dev.wadi.identity.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The lasting names of customers. A customer that has most of the records of a known one keeps its name; a new one is named
 * after its founding record, its first. A name that has been merged away is never given again.
 */
final class Names {

    private final BiFunction<RecordName, Integer, UUID> founding;
    private final Map<UUID, Integer> inUse = new HashMap<>();
    private final Set<UUID> retired;

    /**
     * @param founding a name after a record, another for each number
     * @param retired  names that have been merged away
     */
    Names(BiFunction<RecordName, Integer, UUID> founding, Set<UUID> retired) {
        this.founding = founding;
        this.retired = new HashSet<>(retired);
    }

    /** One more record has this customer. */
    void join(UUID customer) {
        inUse.merge(customer, 1, Integer::sum);
    }

    /** One record less has it. */
    void leave(UUID customer) {
        inUse.computeIfPresent(customer, (same, records) -> records == 1 ? null : records - 1);
    }

    /** A claim of a set to a known name: how many of its records have it now. */
    private record ClaimTo(int set, UUID name, int records) {
        static final Comparator<ClaimTo> STRONGEST = Comparator.comparingInt((ClaimTo claim) -> -claim.records)
                .thenComparing(ClaimTo::name)
                .thenComparingInt(ClaimTo::set);
    }

    /**
     * Names for sets of records that are customers now.
     *
     * @param sets     records of each, in order
     * @param customer the customer each record had, if any
     */
    List<UUID> name(List<List<RecordName>> sets, Function<RecordName, Optional<UUID>> customer) {
        var claims = new ArrayList<ClaimTo>();
        for (int set = 0; set < sets.size(); set++) {
            var counts = new HashMap<UUID, Integer>();
            sets.get(set)
                    .forEach(record -> customer.apply(record).ifPresent(name -> counts.merge(name, 1, Integer::sum)));
            int claimant = set;
            counts.forEach((name, records) -> claims.add(new ClaimTo(claimant, name, records)));
        }
        claims.sort(ClaimTo.STRONGEST);
        var named = new UUID[sets.size()];
        var given = new HashSet<UUID>();
        for (var claim : claims) {
            if (named[claim.set] == null && given.add(claim.name)) {
                named[claim.set] = claim.name;
            }
        }
        var names = new ArrayList<UUID>(sets.size());
        for (int set = 0; set < sets.size(); set++) {
            var known = Optional.ofNullable(named[set]);
            var founder = sets.get(set).get(0);
            names.add(known.orElseGet(() -> found(founder, given)));
        }
        return names;
    }

    private UUID found(RecordName founder, Set<UUID> given) {
        for (int number = 0; ; number++) {
            var name = founding.apply(founder, number);
            if (!inUse.containsKey(name) && !retired.contains(name) && given.add(name)) {
                return name;
            }
        }
    }

    /** Whether any record has it. */
    boolean isInUse(UUID customer) {
        return inUse.containsKey(customer);
    }

    /** Has been merged away. */
    void retire(UUID name) {
        retired.add(name);
    }
}
