package dev.wadi.identity.normalise;

/**
 * A sound code for names of many European spellings and of transliterated ones.
 *
 * <p>Our own table: spellings that some large language reads alike share a code (ph and f, sch and sh, w and v, ck and k,
 * th and t …), doubled letters count once, vowels after the first letter are left out. Coarser than Double Metaphone in the
 * vowels, finer in d/t and b/p. Stateless.
 */
public final class Phonetic {

    private static final int LONGEST = 8;

    private Phonetic() {}

    /** The sound code of one folded word; up to eight letters; the first vowel, if the word begins with one, is {@code a}. */
    public static String code(String word) {
        return sound(word, true);
    }

    /** The consonants alone, without the leading vowel: what scripts without vowels keep of a name. */
    public static String consonants(String word) {
        return sound(word, false);
    }

    private static String sound(String word, boolean leadingVowel) {
        var out = new StringBuilder(LONGEST);
        int i = 0;
        int n = word.length();
        while (i < n && out.length() < LONGEST) {
            char c = word.charAt(i);
            char next = i + 1 < n ? word.charAt(i + 1) : ' ';
            char after = i + 2 < n ? word.charAt(i + 2) : ' ';
            char sound;
            int step = 1;
            switch (c) {
                case 'a', 'e', 'i', 'o', 'u', 'y' -> sound = i == 0 && leadingVowel ? 'a' : 0;
                case 'p' -> {
                    sound = next == 'h' ? 'f' : 'p';
                    step = next == 'h' || next == 'f' ? 2 : 1;
                }
                case 's' -> {
                    boolean hush = next == 'c' && after == 'h';
                    sound = 's';
                    step = hush ? 3 : next == 'h' || next == 'z' ? 2 : 1;
                }
                case 'c' -> {
                    if (next == 'h') {
                        sound = 'k';
                        step = 2;
                    } else if (next == 'k') {
                        sound = 'k';
                        step = 2;
                    } else {
                        sound = next == 'e' || next == 'i' || next == 'y' || next == 'z' ? 's' : 'k';
                    }
                }
                case 'k' -> {
                    boolean silent = i == 0 && next == 'n';
                    sound = silent ? 0 : 'k';
                    step = next == 'h' ? 2 : 1;
                }
                case 'q' -> sound = 'k';
                case 'g' -> {
                    boolean silent =
                            next == 'h' && i > 0 && after != 'a' && after != 'e' && after != 'i' && after != 'o';
                    sound = silent || i == 0 && next == 'n' ? 0 : 'g';
                    step = next == 'h' ? 2 : 1;
                }
                case 't' -> {
                    boolean hush = next == 'c' && after == 'h' || next == 's' && after == 'c';
                    sound = hush || next == 'z' || next == 's' ? 's' : 't';
                    step = hush ? 3 : next == 'h' || next == 'z' || next == 's' ? 2 : 1;
                }
                case 'd' -> {
                    sound = next == 't' ? 't' : 'd';
                    step = next == 't' || next == 'h' ? 2 : 1;
                }
                case 'w', 'v' -> sound = c == 'w' && next == 'r' && i == 0 ? 0 : 'v';
                case 'x' -> sound = i == 0 ? 's' : 'k';
                case 'z' -> {
                    sound = 's';
                    step = next == 'h' ? 2 : 1;
                }
                case 'j' -> sound = i == 0 ? 'j' : 0;
                case 'h' -> sound = 0;
                default -> sound = c;
            }
            if (sound != 0 && (out.length() == 0 || out.charAt(out.length() - 1) != sound)) {
                out.append(sound);
            }
            i += step;
        }
        return out.length() == 0 && !word.isEmpty() ? word.substring(0, 1) : out.toString();
    }
}
