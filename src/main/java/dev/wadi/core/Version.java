package dev.wadi.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one record said, typed: an immutable row of silver.
 *
 * @param origin        the record it was made from
 * @param key           what the record is called at its source
 * @param sourceVersion orders the versions of a key; the highest counts
 * @param values        one value for each column of the contract, in its order; null where the record says nothing
 * @param extra         fields the contract does not know, kept as they came
 * @param deleted       whether the record is gone at its source: a tombstone
 * @param rowHash       keyed hash of stream, key, values and extra: equal content, equal hash
 */
public record Version(
        Origin origin,
        String key,
        long sourceVersion,
        List<@Nullable Object> values,
        ObjectNode extra,
        boolean deleted,
        long rowHash) {

    public Version {
        requireNonNull(origin, "origin");
        requireNonNull(key, "key");
        requireNonNull(extra, "extra");
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Override
    public String toString() {
        return "Version[" + origin + "]";
    }
}
