package dev.wadi.identity.model;

import dev.wadi.identity.compare.Comparer;
import dev.wadi.identity.compare.Comparison;
import dev.wadi.identity.compare.Population;
import dev.wadi.identity.compare.Workers;
import java.util.List;
import java.util.Map;

/** What a run has learned, frozen: probabilities, frequencies, calibration. Immutable; safe for many threads. */
public final class IdentityModel {

    private final String version;
    private final Parameters parameters;
    private final List<TermFrequencies> frequencies;
    private final List<Map<String, Float>> words;
    private final List<Float> rareWords;

    IdentityModel(
            String version,
            Parameters parameters,
            List<TermFrequencies> frequencies,
            List<Map<String, Float>> words,
            List<Float> rareWords) {
        this.version = version;
        this.parameters = parameters;
        this.frequencies = List.copyOf(frequencies);
        this.words = List.copyOf(words);
        this.rareWords = List.copyOf(rareWords);
    }

    /** Names the model in every link made with it. */
    public String version() {
        return version;
    }

    /** What is compared. */
    public List<Comparison> comparisons() {
        return parameters.comparisons();
    }

    /** Weighs the words of a population as the model saw them. */
    public void weigh(Population population, Workers workers) {
        for (int g = 0; g < words.size(); g++) {
            int group = g;
            if (!words.get(g).isEmpty() || rareWords.get(g) != 1f) {
                population.weigh(g, word -> weight(group, word), workers);
            }
        }
    }

    /** The row with its words weighed as the model saw them. */
    public Object[] weigh(Comparer comparer, Object[] row) {
        var weighed = row.clone();
        for (int g = 0; g < row.length; g++) {
            int group = g;
            weighed[g] = comparer.weighing(g, row[g], word -> weight(group, word));
        }
        return weighed;
    }

    private double weight(int group, String word) {
        return words.get(group).getOrDefault(word, rareWords.get(group));
    }

    /** The share of owners that have a record's value, for one comparison; 0 where frequency does not matter. */
    public double share(Comparer comparer, int comparison, Object value) {
        if (!parameters.comparisons().get(comparison).frequent()) {
            return 0;
        }
        var term = comparer.term(comparison, value);
        return term.isEmpty() ? 0 : frequencies.get(comparison).share(TermFrequencies.hash(term));
    }

    /** The shares of a whole row, one per comparison. */
    public float[] shares(Comparer comparer, Object[] row) {
        var shares = new float[parameters.comparisons().size()];
        for (int c = 0; c < shares.length; c++) {
            shares[c] = (float) share(comparer, c, row[comparer.groupOf(c)]);
        }
        return shares;
    }

    /**
     * The weight of one comparison's outcome in bits, log2(m/u). Where the values are the same, u is the share of owners that
     * have this very value, the term-frequency adjustment of Winkler (1989).
     *
     * @param share see {@link #share}; 0 for none
     */
    public double bits(long pattern, int comparison, double share) {
        int level = Comparer.level(pattern, comparison);
        if (level == 0) {
            return 0;
        }
        int situation = parameters.situation(pattern, comparison);
        boolean byValue = share > 0
                && situation != Parameters.ALONG
                && level == parameters.comparisons().get(comparison).same();
        return byValue
                ? Math.max(0, Parameters.log2(parameters.m(comparison, situation)[level] / share))
                : parameters.bits(pattern, comparison);
    }

    /**
     * The weight of one comparison's outcome for two who are related but not one, log2(r/u), over the same u as
     * {@link #bits}.
     */
    public double relatedBits(long pattern, int comparison, double share) {
        int level = Comparer.level(pattern, comparison);
        if (level == 0) {
            return 0;
        }
        int situation = parameters.situation(pattern, comparison);
        boolean byValue = share > 0
                && situation != Parameters.ALONG
                && level == parameters.comparisons().get(comparison).same();
        return byValue
                ? Math.max(0, Parameters.log2(parameters.r(comparison, situation)[level] / share))
                : parameters.relatedBits(pattern, comparison);
    }

    /** The same for two who live or work together, log2(h/u). */
    public double householdBits(long pattern, int comparison, double share) {
        int level = Comparer.level(pattern, comparison);
        if (level == 0) {
            return 0;
        }
        int situation = parameters.situation(pattern, comparison);
        boolean byValue = share > 0
                && situation != Parameters.ALONG
                && level == parameters.comparisons().get(comparison).same();
        return byValue
                ? Math.max(0, Parameters.log2(parameters.h(comparison, situation)[level] / share))
                : parameters.householdBits(pattern, comparison);
    }

    /** What is taken off because relatives, branches of one company or housemates agree on as much. */
    public double discount(double relatedBits, double householdBits) {
        return parameters.discount(relatedBits, householdBits);
    }

    /** The prior odds in bits: how likely any two records of the training population were one. */
    public double priorBits() {
        return parameters.priorBits();
    }

    /** The probability that goes with a sum of bits, prior included. */
    public double probability(double bits) {
        return Calibration.PAIR.probability(bits);
    }

    /** The same for a pair within a customer, whose other members have been heard. */
    public double memberProbability(double bits) {
        return Calibration.MEMBERS.probability(bits);
    }

    Parameters parameters() {
        return parameters;
    }

    List<TermFrequencies> frequencies() {
        return frequencies;
    }

    List<Map<String, Float>> words() {
        return words;
    }

    List<Float> rareWords() {
        return rareWords;
    }

    @Override
    public String toString() {
        return "IdentityModel[" + version + "]";
    }
}
