package dev.wadi.identity.normalise;

import java.util.List;

/**
 * A text as the words that matter, each with its weight.
 *
 * @param words folded words in their order, each once
 * @param joined all of it without blanks, for spellings that differ in where words end
 * @param kind the legal form of a company or the house number of an address; empty where there is none
 * @param weights how much each word tells, in the order of {@code words}: its inverse document frequency
 */
public record Words(List<String> words, String joined, String kind, List<Float> weights) {

    /** No words. */
    public static final Words NONE = new Words(List.of(), "", "", List.of());

    public Words {
        words = List.copyOf(words);
        weights = List.copyOf(weights);
        if (words.size() != weights.size()) {
            throw new IllegalArgumentException("each of " + words.size() + " words needs a weight");
        }
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return words.isEmpty() && kind.isEmpty();
    }

    /** Reads all of it that comparing begins with; what it returns means nothing. */
    public int touch() {
        return words.size() + joined.length() + kind.length() + weights.size();
    }

    /** The same words with other weights. */
    public Words weighing(List<Float> other) {
        return new Words(words, joined, kind, other);
    }
}
