package dev.wadi.sandbox.salesforce.bulk;

import java.util.Map;
import java.util.Optional;

/** What may stand between two fields, by the API's names. */
final class Delimiter {

    private static final Map<String, String> BY_NAME =
            Map.of("BACKQUOTE", "`", "CARET", "^", "COMMA", ",", "PIPE", "|", "SEMICOLON", ";", "TAB", "\t");

    private Delimiter() {}

    static Optional<String> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static String nameOf(String delimiter) {
        return BY_NAME.entrySet().stream()
                .filter(known -> known.getValue().equals(delimiter))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
