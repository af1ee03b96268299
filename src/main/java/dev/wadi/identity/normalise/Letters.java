package dev.wadi.identity.normalise;

/** Which letters a word has: a bit for each, and one bit for all that leave the same remainder by 64. Stateless. */
public final class Letters {

    private Letters() {}

    /** The letters of a word. */
    public static long of(String word) {
        long letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters |= 1L << word.charAt(i);
        }
        return letters;
    }

    /** At least so many edits lie between two words: each takes away or brings in one letter at most, or one of each. */
    public static int apart(long left, long right) {
        return Math.max(Long.bitCount(left & ~right), Long.bitCount(right & ~left));
    }
}
