package dev.wadi.identity.profile;

import java.util.List;

/**
 * What one record says of somebody.
 *
 * @param key names the record; never compared
 * @param source where it comes from; pairs within one source are left out when only links between sources are asked for
 * @param values one per field of the schema, in its order; blank means absent
 */
public record Profile(String key, String source, List<String> values) {

    public Profile {
        if (key.isBlank()) {
            throw new IllegalArgumentException("a profile needs a key");
        }
        values = List.copyOf(values);
    }

    /** Names the key only: the values are somebody's private life. */
    @Override
    public String toString() {
        return "Profile[" + key + "]";
    }
}
