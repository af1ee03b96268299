package dev.wadi.identity.compare;

import dev.wadi.identity.normalise.Words;
import java.util.List;

/**
 * How much of two weighed texts is the same.
 *
 * <p>A soft form of the weighted Jaccard coefficient, in the spirit of Soft TF-IDF (Cohen, Ravikumar and Fienberg, 2003): each
 * word of the shorter text is paired with its best free partner in the longer one (the same, one slip, an abbreviation, a run
 * of two words written as one), and the weights of the pairs count by their similarity. Not safe for several threads.
 */
final class WordOverlap {

    private static final int MOST = 40;

    private final boolean[] taken = new boolean[MOST + 1];
    private double common;
    private double left;
    private double right;

    /** Measures two texts; read the outcome from the accessors. */
    void measure(Words a, Words b, Kernels kernels) {
        int more = Integer.compare(a.words().size(), b.words().size());
        boolean leftIsFew = more < 0 || more == 0 && a.joined().compareTo(b.joined()) <= 0;
        var few = leftIsFew ? a : b;
        var many = leftIsFew ? b : a;
        java.util.Arrays.fill(taken, 0, many.words().size(), false);
        left = total(a.weights());
        right = total(b.weights());
        common = 0;
        long open = 0;
        for (int i = 0; i < few.words().size(); i++) {
            int j = many.words().indexOf(few.words().get(i));
            if (j >= 0) {
                taken[j] = true;
                common += few.weights().get(i);
            } else {
                open |= 1L << i;
            }
        }
        for (int i = 0; open >>> i != 0; i++) {
            if ((open >>> i & 1) != 0) {
                partner(few, many, i, kernels);
            }
        }
    }

    private void partner(Words few, Words many, int i, Kernels kernels) {
        var word = few.words().get(i);
        double best = 0;
        int at = -1;
        double weight = 0;
        for (int j = 0; j < many.words().size(); j++) {
            if (taken[j]) {
                continue;
            }
            var other = many.words().get(j);
            double alike = alike(word, other, kernels);
            if (alike > best) {
                best = alike;
                at = j;
                weight = alike * Math.min(few.weights().get(i), many.weights().get(j));
            }
            if (alike < 0.9
                    && j + 1 < many.words().size()
                    && !taken[j + 1]
                    && word.length() == other.length() + many.words().get(j + 1).length()
                    && word.startsWith(other)
                    && word.endsWith(many.words().get(j + 1))) {
                taken[j + 1] = true;
                best = 1;
                at = j;
                weight = (few.weights().get(i)
                                + many.weights().get(j)
                                + many.weights().get(j + 1))
                        / 2;
            }
        }
        if (at >= 0) {
            taken[at] = true;
            common += weight;
        }
    }

    private static double alike(String word, String other, Kernels kernels) {
        int shorter = Math.min(word.length(), other.length());
        int longer = Math.max(word.length(), other.length());
        if (Character.isDigit(word.charAt(0)) || Character.isDigit(other.charAt(0))) {
            return 0;
        }
        if (shorter >= 3 && (word.startsWith(other) || other.startsWith(word))) {
            return longer - shorter <= 2 ? 0.9 : 0.7;
        }
        if (kernels.slip(word, other)) {
            return 0.9;
        }
        if (shorter == 1 && word.charAt(0) == other.charAt(0)) {
            return 0.4;
        }
        if (shorter < 5 || longer - shorter > 3) {
            return 0;
        }
        double near = kernels.levenshtein().similarity(word, other);
        return near >= 0.7 ? near * 0.9 : 0;
    }

    static double total(List<Float> weights) {
        double total = 0;
        for (int i = 0; i < weights.size(); i++) {
            total += weights.get(i);
        }
        return total;
    }

    /** Common weight over all weight, 0 to 1. */
    double jaccard() {
        double all = left + right - common;
        return all <= 0 ? 0 : Math.min(1, common / all);
    }

    /** Common weight over the weight of the lighter text, 0 to 1. */
    double containment() {
        double lighter = Math.min(left, right);
        return lighter <= 0 ? 0 : Math.min(1, common / lighter);
    }

    /** The common weight itself. */
    double common() {
        return common;
    }
}
