package dev.wadi.sandbox.salesforce.soql;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The pattern of a LIKE: {@code %} is any text, {@code _} any character, a backslash makes them what they look like. */
final class LikePattern {

    private final Pattern pattern;

    private LikePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    static LikePattern of(String escaped) {
        var regex = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            switch (c) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                case '\\' -> {
                    i++; // the tokeniser leaves none at the end
                    regex.append(Pattern.quote(String.valueOf(escaped.charAt(i))));
                }
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return new LikePattern(
                Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
    }

    boolean matches(@Nullable Object value) {
        return value != null && pattern.matcher(value.toString()).matches();
    }
}
