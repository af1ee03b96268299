package dev.wadi.identity.normalise;

import java.util.concurrent.ConcurrentHashMap;

/** Keeps one copy of each common word, city or postcode while there is room. Safe for many threads. */
public final class Spellings {

    private static final int ROOM = 200_000;
    private static final int SHORT = 24;

    private static final ConcurrentHashMap<String, String> KNOWN = new ConcurrentHashMap<>();

    private Spellings() {}

    /** An equal text, the same object for most callers. */
    public static String shared(String text) {
        if (text.length() > SHORT) {
            return text;
        }
        var known = KNOWN.get(text);
        if (known != null) {
            return known;
        }
        if (KNOWN.size() < ROOM) {
            KNOWN.put(text, text);
        }
        return text;
    }
}
