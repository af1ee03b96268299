package dev.wadi.quarantine;

import static java.util.Objects.requireNonNull;

import dev.wadi.core.Claim;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page and what its current attempt made of it.
 *
 * @param claim        the page with what is decided about its records; good for reading, not for writing
 * @param dispositions one letter a record
 * @param versions     of those loaded what they say, by their place on the page
 */
public record Past(Claim claim, String dispositions, Map<Integer, Said> versions) {

    public Past {
        requireNonNull(claim, "claim");
        versions = Map.copyOf(versions);
    }

    /**
     * What a version says.
     *
     * @param values by column; what is not there says nothing
     */
    public record Said(long rowHash, Map<String, @Nullable Object> values) {}
}
