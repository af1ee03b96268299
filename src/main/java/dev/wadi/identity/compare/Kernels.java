package dev.wadi.identity.compare;

import dev.wadi.identity.normalise.Letters;
import dev.wadi.identity.normalise.Token;

/** The string measures with the scratch space they keep between calls; one per thread. */
public final class Kernels {

    private final Levenshtein levenshtein = new Levenshtein();
    private final JaroWinkler jaroWinkler = new JaroWinkler();
    private final WordOverlap wordOverlap = new WordOverlap();

    public Levenshtein levenshtein() {
        return levenshtein;
    }

    public JaroWinkler jaroWinkler() {
        return jaroWinkler;
    }

    WordOverlap wordOverlap() {
        return wordOverlap;
    }

    /** Whether one typing slip, or two in a word of nine letters and more, lies between two words of at least four letters. */
    public boolean slip(String left, String right) {
        int allowed = allowed(left.length(), right.length());
        return allowed > 0 && slip(left, Letters.of(left), right, Letters.of(right), allowed);
    }

    /** The same of two tokens. */
    boolean slip(Token left, Token right) {
        int allowed = allowed(left.length(), right.length());
        return allowed > 0 && slip(left.text(), left.letters(), right.text(), right.letters(), allowed);
    }

    /** How many slips may lie between two words of such lengths; 0 where none make up for the difference. */
    private static int allowed(int left, int right) {
        int shorter = Math.min(left, right);
        int longer = Math.max(left, right);
        int allowed = shorter < 4 ? 0 : shorter < 9 ? 1 : 2;
        return longer - shorter <= allowed ? allowed : 0;
    }

    /** Letters alone tell most words apart, in far less time. */
    private boolean slip(String left, long leftLetters, String right, long rightLetters, int allowed) {
        return Letters.apart(leftLetters, rightLetters) <= allowed && levenshtein.alignment(left, right) <= allowed;
    }
}
