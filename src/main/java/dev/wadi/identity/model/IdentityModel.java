package dev.wadi.identity.model;

import dev.wadi.identity.compare.Comparison;
import dev.wadi.identity.population.Comparer;
import dev.wadi.identity.population.Population;
import dev.wadi.identity.population.Workers;
import java.util.List;
import java.util.Map;

/** What a run has learned, frozen: probabilities, frequencies, calibration. Immutable; safe for many threads. */
public final class IdentityModel {

    private final String version;
    private final Parameters parameters;
    private final List<TermFrequencies> frequencies;
    private final List<Map<String, Float>> words;
    private final List<Float> rareWords;
    private final Crowd crowd;

    IdentityModel(
            String version,
            Parameters parameters,
            List<TermFrequencies> frequencies,
            List<Map<String, Float>> words,
            List<Float> rareWords,
            Crowd crowd) {
        this.version = version;
        this.parameters = parameters;
        this.frequencies = List.copyOf(frequencies);
        this.words = List.copyOf(words);
        this.rareWords = List.copyOf(rareWords);
        this.crowd = crowd;
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

    private Float weight(int group, String word) {
        return words.get(group).getOrDefault(word, rareWords.get(group));
    }

    /** The logarithm (base 2) of the share of owners that have a record's value; 0 where frequency does not matter. */
    public double logShare(Comparer comparer, int comparison, Object value) {
        if (!parameters.comparisons().get(comparison).frequent()) {
            return 0;
        }
        var term = comparer.term(comparison, value);
        return term.isEmpty() ? 0 : Parameters.log2(frequencies.get(comparison).share(TermFrequencies.hash(term)));
    }

    /** The same for all records of a population; empty where frequency does not matter. */
    public float[] logShares(Terms terms, int comparison) {
        var byNumber = new float[terms.size()];
        for (int number = 0; number < byNumber.length; number++) {
            byNumber[number] =
                    (float) Parameters.log2(frequencies.get(comparison).share(terms.hash(number)));
        }
        var shares = new float[terms.rows()];
        for (int row = 0; row < shares.length; row++) {
            shares[row] = terms.has(row) ? byNumber[terms.number(row)] : 0;
        }
        return shares;
    }

    /** The same for a whole row, one per comparison. */
    public float[] logShares(Comparer comparer, Object[] row) {
        var shares = new float[parameters.comparisons().size()];
        for (int c = 0; c < shares.length; c++) {
            shares[c] = (float) logShare(comparer, c, row[comparer.groupOf(c)]);
        }
        return shares;
    }

    /**
     * The weight of one comparison's outcome in bits, log2(m/u). Where the values are the same, u is the share of owners that
     * have this very value, the term-frequency adjustment of Winkler (1989).
     *
     * @param logShare see {@link #logShare}; 0 for none
     */
    public double bits(long pattern, int comparison, double logShare) {
        return parameters.bits(
                Parameters.Kind.MATCH,
                comparison,
                parameters.situation(pattern, comparison),
                Comparer.level(pattern, comparison),
                logShare);
    }

    /** The weight of the levels of a pattern, frequencies and relations aside: log2(m/u). */
    public double bits(long pattern) {
        return parameters.bits(Parameters.Kind.MATCH, pattern);
    }

    /** Begins to add up what the comparisons of a pair say. */
    public Evidence evidence() {
        return new Evidence(parameters, crowd);
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

    Crowd crowd() {
        return crowd;
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
