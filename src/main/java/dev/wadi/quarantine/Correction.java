package dev.wadi.quarantine;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a record is edited to. */
public sealed interface Correction {

    /** Some of its fields say something else; a blank value empties the field. */
    record Fields(Map<String, String> values) implements Correction {

        public Fields {
            values = new LinkedHashMap<>(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("say which field is to say what");
            }
        }
    }

    /** Another text altogether stands in its place: one record in the format of its page. */
    record Text(String text) implements Correction {}
}
