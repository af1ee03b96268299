package dev.wadi.identity.normalise;

import java.text.Normalizer;

/** Brings any text to lower-case ASCII letters, digits and single blanks. Stateless. */
public final class Fold {

    private Fold() {}

    /** Lower-case ASCII words, separated by single blanks; apostrophes vanish, other punctuation separates. */
    public static String words(String text) {
        return squeeze(ascii(text));
    }

    /** The words of a folded text one by one; one empty word where there is none. */
    static String[] split(String folded) {
        int words = 1;
        for (int i = 0; i < folded.length(); i++) {
            words += folded.charAt(i) == ' ' ? 1 : 0;
        }
        var split = new String[words];
        int from = 0;
        for (int i = 0; i < words; i++) {
            int end = folded.indexOf(' ', from);
            split[i] = folded.substring(from, end < 0 ? folded.length() : end);
            from = end + 1;
        }
        return split;
    }

    /** The same without blanks. */
    public static String compact(String text) {
        return words(text).replace(" ", "");
    }

    /** Lower-case ASCII with punctuation kept; letters of other scripts are written in Latin. */
    public static String ascii(String text) {
        if (isAscii(text)) {
            return lower(text);
        }
        // short i would lose its breve, and with it its sound
        var plain = strip(Normalizer.normalize(text.replace('й', 'y').replace('Й', 'Y'), Normalizer.Form.NFKD));
        if (!isAscii(plain)) {
            plain = strip(Normalizer.normalize(Scripts.latin(plain), Normalizer.Form.NFKD));
        }
        return lower(plain);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return text.toLowerCase(java.util.Locale.ROOT);
            }
        }
        return text;
    }

    private static String strip(String text) {
        var out = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int kind = Character.getType(c);
            if (kind == Character.NON_SPACING_MARK && c < 0x0500) {
                continue;
            }
            switch (c) {
                case 'ß' -> out.append("ss");
                case 'æ', 'Æ' -> out.append("ae");
                case 'œ', 'Œ' -> out.append("oe");
                case 'ø', 'Ø' -> out.append('o');
                case 'ł', 'Ł' -> out.append('l');
                case 'đ', 'Đ', 'ð', 'Ð' -> out.append('d');
                case 'þ', 'Þ' -> out.append("th");
                case 'ı' -> out.append('i');
                case 'ə', 'Ə' -> out.append('e');
                case '’', '‘', 'ʼ', '`', '´', 'ʹ', 'ʺ', 'ʿ', 'ʾ' -> out.append('\'');
                default -> out.append(kind == Character.DASH_PUNCTUATION || Character.isSpaceChar(c) ? ' ' : c);
            }
        }
        return out.toString();
    }

    private static String squeeze(String text) {
        int clean = 0;
        while (clean < text.length() && isWord(text.charAt(clean))) {
            clean++;
        }
        if (clean == text.length()) {
            return text;
        }
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isWord(c)) {
                out.append(c);
            } else if (c != '\'' && out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        int end = out.length();
        return end > 0 && out.charAt(end - 1) == ' ' ? out.substring(0, end - 1) : out.toString();
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
}
