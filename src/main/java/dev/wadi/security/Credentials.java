package dev.wadi.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.core.Sensitive;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** What somebody shows to be let in: the header {@code Authorization} of HTTP. */
sealed interface Credentials {

    /** RFC 7617. */
    record Basic(String name, Sensitive<String> password) implements Credentials {}

    /** RFC 6750. */
    record Bearer(Sensitive<String> token) implements Credentials {}

    /** Those in the value of a header; empty where it makes no sense. */
    static Optional<Credentials> of(String header) {
        var space = header.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        var rest = header.substring(space + 1).strip();
        return switch (header.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "basic" -> basic(rest);
            case "bearer" -> Optional.of(new Bearer(new Sensitive<>(rest)));
            default -> Optional.empty();
        };
    }

    private static Optional<Credentials> basic(String encoded) {
        try {
            var text = new String(Base64.getDecoder().decode(encoded), UTF_8);
            var colon = text.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(new Basic(text.substring(0, colon), new Sensitive<>(text.substring(colon + 1))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
