package dev.wadi.sandbox.day.people;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A name as it is written at home, and in plain Latin letters.
 *
 * @param home in its own script, with its accents
 * @param latin in the letters of ASCII
 */
public record Word(String home, String latin) {

    private static final char LAST_LATIN = '\u036F'; // what follows up to the next are other scripts
    private static final char FIRST_ADDITIONAL = '\u1E00';
    private static final char LAST_ADDITIONAL = '\u1EFF';
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Map<Character, String> NOT_MARKED_BUT_DIFFERENT =
            Map.of('ß', "ss", 'ø', "o", 'Ø', "O", 'ł', "l", 'Ł', "L", 'ı', "i", 'đ', "d", 'æ', "ae");

    /** Of {@code home=latin}, or {@code home} where leaving the accents away makes it Latin; an underscore is a space. */
    static Word parse(String text) {
        var halves = text.replace('_', ' ').split("=", 2);
        return halves.length == 2 ? new Word(halves[0], halves[1]) : of(halves[0]);
    }

    /** A word of the Latin script. */
    public static Word of(String home) {
        return new Word(home, plain(home));
    }

    /** Two halves written as one; in Latin letters the second half is not capitalised. */
    Word plus(Word second) {
        return new Word(home + second.home, latin + second.latin);
    }

    /** Two words side by side. */
    Word and(String between, Word second) {
        return new Word(home + between + second.home, latin + between + second.latin);
    }

    /** Whether it is written in another script than Latin. */
    public boolean foreign() {
        for (var index = 0; index < home.length(); index++) {
            var letter = home.charAt(index);
            if (letter > LAST_LATIN
                    && (letter < FIRST_ADDITIONAL || letter > LAST_ADDITIONAL)
                    && Character.isLetter(letter)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is Latin with accents or letters that ASCII lacks. */
    public boolean accented() {
        return !foreign() && !home.equals(latin);
    }

    private static String plain(String text) {
        var plain = new StringBuilder();
        for (var letter : Normalizer.normalize(text, Normalizer.Form.NFD).toCharArray()) {
            plain.append(NOT_MARKED_BUT_DIFFERENT.getOrDefault(letter, String.valueOf(letter)));
        }
        return MARKS.matcher(plain).replaceAll("");
    }
}
