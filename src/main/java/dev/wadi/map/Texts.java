package dev.wadi.map;

import com.google.common.net.InetAddresses;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Canonical spellings of texts. */
final class Texts {

    /** All characters before it are the same in every normal form that composes. */
    private static final char FIRST_COMBINING = '\u0300';

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\u200B\\u2060\\uFEFF]");

    /** Forms of address with a name after them: those with a dot, and those without one that are no names themselves. */
    private static final Pattern TITLES = Pattern.compile(
            "^(?:(?:(?:mr|mrs|ms|miss|mx|dr|prof|hr|fr|mme|mlle|sr|sra|srta)\\.|mr|mrs|ms|herr|frau) +)+(?=\\S)",
            Pattern.CASE_INSENSITIVE);

    private Texts() {}

    /** In Unicode's normal form C, in which letters with accents are one character each. */
    static String composed(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /** A person's name without forms of address, its white space single spaces; null where nothing is left. */
    static @Nullable String name(String text) {
        var name = isPlain(text)
                ? text
                : SPACES.matcher(UNSEEN.matcher(text).replaceAll(""))
                        .replaceAll(" ")
                        .strip();
        if (name.indexOf(' ') > 0) {
            name = TITLES.matcher(name).replaceFirst("");
        }
        return name.isEmpty() ? null : composed(name);
    }

    /** The address, that of version 6 by RFC 5952; null where it is none. */
    static @Nullable String ip(String text) {
        return InetAddresses.isInetAddress(text) ? InetAddresses.toAddrString(InetAddresses.forString(text)) : null;
    }

    /** Nothing but letters and single spaces, as nearly all names are. */
    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!Character.isLetter(c) && (c != ' ' || i > 0 && text.charAt(i - 1) == ' ')) {
                return false;
            }
        }
        return true;
    }
}
