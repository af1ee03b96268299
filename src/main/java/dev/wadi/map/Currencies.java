package dev.wadi.map;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows the currencies that money is in. */
final class Currencies {

    private static final Set<String> CODES = ReferenceLists.lines("currencies.txt").stream()
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    /** Whether this is an ISO 4217 code, in capitals. */
    static boolean isCode(String text) {
        return CODES.contains(text);
    }
}
