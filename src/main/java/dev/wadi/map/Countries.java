package dev.wadi.map;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows countries by code and by name. Case does not matter, nor do accents and punctuation in names; in codes they do, or
 * {@code n/a} would be Namibia.
 */
final class Countries {

    private static final int LONGEST_CODE = 3;
    private static final Map<String, String> BY_CODE = new HashMap<>();
    private static final Map<String, String> BY_NAME = new HashMap<>();

    static {
        for (var line : ReferenceLists.lines("countries.txt")) {
            var parts = line.split(" = ", 2);
            var codes = parts[0].split(" ", 2);
            for (var code : codes) {
                BY_CODE.put(code, codes[0]);
            }
            for (var name : parts[1].split("; ", -1)) {
                add(name, codes[0]);
            }
        }
    }

    private Countries() {}

    /** The ISO 3166-1 alpha-2 code; null where no country is called so. */
    static @Nullable String code(String text) {
        if (text.length() <= LONGEST_CODE) {
            var code = BY_CODE.get(text.toUpperCase(Locale.ROOT));
            if (code != null) {
                return code;
            }
        }
        var code = BY_NAME.get(text);
        return code == null ? BY_NAME.get(ReferenceLists.folded(text)) : code;
    }

    /** As it stands in the list, which then needs no folding, and folded. */
    private static void add(String name, String code) {
        BY_NAME.put(name, code);
        var other = BY_NAME.put(ReferenceLists.folded(name), code);
        if (other != null && !other.equals(code)) {
            throw new IllegalStateException("countries.txt: " + other + " and " + code + " are both called " + name);
        }
    }
}
