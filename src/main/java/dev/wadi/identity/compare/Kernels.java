package dev.wadi.identity.compare;

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
        int shorter = Math.min(left.length(), right.length());
        int longer = Math.max(left.length(), right.length());
        int allowed = shorter < 4 ? 0 : shorter < 9 ? 1 : 2;
        return longer - shorter <= allowed && allowed > 0 && levenshtein.alignment(left, right) <= allowed;
    }
}
