package dev.wadi.enrich.industry;

import java.util.regex.Pattern;

/**
 * A word, with a star at either end for any letters.
 *
 * @param text    as it stands in the file of rules
 * @param letters folded, without its stars
 */
record WordPattern(String text, String letters, boolean openBefore, boolean openAfter) implements Term {

    private static final String ANY = "*";
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    /**
     * The pattern of a text.
     *
     * @throws IllegalArgumentException where it is not one word
     */
    static WordPattern of(String text) {
        var openBefore = text.startsWith(ANY);
        var openAfter = text.length() > 1 && text.endsWith(ANY);
        var inner = text.substring(openBefore ? 1 : 0, text.length() - (openAfter ? 1 : 0));
        if (!LETTERS.matcher(inner).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not one word with stars at its ends only");
        }
        return new WordPattern(text, String.join("", Called.words(inner)), openBefore, openAfter);
    }

    @Override
    public boolean foundIn(Called company) {
        for (var word : company.words()) {
            if (is(word)) {
                return true;
            }
        }
        return false;
    }

    private boolean is(String word) {
        if (openBefore && openAfter) {
            return word.contains(letters);
        }
        if (openBefore) {
            return word.endsWith(letters);
        }
        return openAfter ? word.startsWith(letters) : word.equals(letters);
    }
}
