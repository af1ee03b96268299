package dev.wadi.sandbox.salesforce.store;

import java.util.Optional;

/**
 * Record ids: fifteen case-sensitive characters, of which the first three tell the object, and three more that spell
 * out which of them are capitals, so that the eighteen can be told apart whatever their case.
 */
public final class SalesforceId {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final String INSTANCE = "5e0";
    private static final int SHORT = 15;
    private static final int LONG = 18;
    private static final int CHUNK = 5;

    private SalesforceId() {}

    /** The id of the nth record behind a key prefix, with its eighteen characters. Ids sort as their numbers do. */
    public static String of(String keyPrefix, long number) {
        var id = new StringBuilder(LONG).append(keyPrefix).append(INSTANCE);
        var rest = number;
        var tail = new char[SHORT - id.length()];
        for (int i = tail.length - 1; i >= 0; i--) {
            tail[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return withChecksum(id.append(tail).toString());
    }

    /** The eighteen characters of an id given with fifteen or eighteen; empty where it is none. */
    public static Optional<String> parse(String id) {
        if (!id.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        return switch (id.length()) {
            case SHORT -> Optional.of(withChecksum(id));
            case LONG ->
                Optional.of(id)
                        .filter(full -> withChecksum(full.substring(0, SHORT)).equals(full));
            default -> Optional.empty();
        };
    }

    private static String withChecksum(String id) {
        var full = new StringBuilder(LONG).append(id);
        for (int chunk = 0; chunk < SHORT; chunk += CHUNK) {
            int capitals = 0;
            for (int i = 0; i < CHUNK; i++) {
                char c = id.charAt(chunk + i);
                if (c >= 'A' && c <= 'Z') {
                    capitals |= 1 << i;
                }
            }
            full.append(CHECKS.charAt(capitals));
        }
        return full.toString();
    }
}
