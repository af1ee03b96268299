package dev.wadi.gold;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.contract.IdentitySpec.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one record says of its customer.
 *
 * @param key        what the record is called in its stream
 * @param rowHash    keyed hash of all it says
 * @param confidence how sure it is that it belongs to the customer
 * @param said       what it says, by attribute; what it does not say is not in there
 */
public record Testimony(
        Kind kind, String stream, String key, long rowHash, double confidence, Map<Attribute, String> said) {

    public Testimony {
        said = Collections.unmodifiableMap(said.isEmpty() ? Map.of() : new EnumMap<>(said));
    }

    Optional<String> get(Attribute attribute) {
        return Optional.ofNullable(said.get(attribute));
    }

    boolean says(Attribute attribute) {
        return said.containsKey(attribute);
    }
}
