package dev.wadi.identity.normalise;

import com.ibm.icu.text.Transliterator;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes letters of other scripts in Latin.
 *
 * <p>Cyrillic, Greek and Arabic go through our own tables, close to what passports and newspapers print; all other scripts
 * (Han as Pinyin, kana, hangul, Hebrew, Georgian, Armenian, Indic, Thai, Khmer …) through ICU. Arabic and Hebrew do not
 * write short vowels, so compare their results by consonants ({@link Phonetic#consonants}).
 */
public final class Scripts {

    private static final int CACHE = 50_000;
    private static final ConcurrentHashMap<String, String> SEEN = new ConcurrentHashMap<>();

    private static final String CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўјљњћђџ";
    private static final String[] CYRILLIC_LATIN = {
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
        "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "e", "i", "i", "e", "g", "u", "j", "lj", "nj", "c",
        "dj", "dz"
    };
    private static final String GREEK = "αβγδεζηθικλμνξοπρσςτυφχψω";
    private static final String[] GREEK_LATIN = {
        "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f",
        "ch", "ps", "o"
    };
    private static final String ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگکی";
    private static final String[] ARABIC_LATIN = {
        "a", "b", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d", "t", "z", "", "gh", "f", "q",
        "k", "l", "m", "n", "h", "o", "i", "a", "a", "", "a", "i", "a", "o", "i", "p", "ch", "zh", "g", "k", "i"
    };

    private Scripts() {}

    /** The text in Latin letters; characters without a known reading are left as they are. */
    public static String latin(String text) {
        var written = byTable(text);
        return hasForeignLetter(written) ? byIcu(written) : written;
    }

    /** Asks word by word: addresses repeat their street and city, but hardly ever whole. No reading reaches across a blank. */
    private static String byIcu(String text) {
        var out = new StringBuilder(text.length() + 16);
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf(' ', from);
            if (end < 0) {
                return out.append(reading(text.substring(from))).toString();
            }
            out.append(reading(text.substring(from, end))).append(' ');
            from = end + 1;
        }
        return out.toString();
    }

    private static String reading(String word) {
        if (Fold.isAscii(word)) {
            return word;
        }
        var known = SEEN.get(word);
        if (known != null) {
            return known;
        }
        var written = Icu.ANY_LATIN.transliterate(word);
        if (SEEN.size() < CACHE) {
            SEEN.put(word, written);
        }
        return written;
    }

    private static String byTable(String text) {
        var out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char small = Character.toLowerCase(c);
            if (small >= 0x0400 && small < 0x0500) {
                append(out, c, CYRILLIC.indexOf(small), CYRILLIC_LATIN);
            } else if (small >= 0x0370 && small < 0x0400) {
                append(out, c, GREEK.indexOf(small), GREEK_LATIN);
            } else if (c >= 0x0600 && c < 0x0700) {
                if (Character.getType(c) != Character.NON_SPACING_MARK) {
                    append(out, c, ARABIC.indexOf(c), ARABIC_LATIN);
                }
            } else if (c == '·' || c == '・') {
                out.append(' ');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, char c, int position, String[] latin) {
        if (position >= 0) {
            out.append(latin[position]);
        } else {
            out.append(c);
        }
    }

    private static boolean hasForeignLetter(String text) {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (c > 0x024F && Character.isLetter(c)) {
                return true;
            }
            at += Character.charCount(c);
        }
        return false;
    }

    /** Loaded only when such a text turns up: ICU takes half a second to wake. */
    private static final class Icu {
        static final Transliterator ANY_LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    }
}
