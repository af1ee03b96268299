package dev.wadi.identity.model;

import dev.wadi.identity.block.Candidates;
import dev.wadi.identity.compare.Comparison;
import dev.wadi.identity.compare.EmailGroup;
import dev.wadi.identity.compare.Kernels;
import dev.wadi.identity.model.Parameters.Kind;
import dev.wadi.identity.population.Comparer;
import dev.wadi.identity.population.Population;
import dev.wadi.identity.population.Workers;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/** Learns a model from a population and its candidate pairs. */
public final class Trainer {

    /** How much rarer one's own address is than addresses as a whole, which many share. */
    private static final double OF_ONE_ONLY = 64;

    /** How many relatives write from one address, where nothing has been learned of them. */
    private static final double RELATIVES_WITH_ONE_ADDRESS = 0.1;

    private static final int CANDIDATES = 500_000;
    private static final int RANDOM_PAIRS = 300_000;
    private static final double PATIENCE = 30;
    private static final double TERM_PATIENCE = 200;
    private static final double DOUBLES = 0.05;
    private static final double MOST_DOUBLES = 30;
    private static final int SLICE = 20_000;
    private static final double WORD_KEPT = 1.5;

    private final Workers workers;
    private final long seed;

    /** @param seed decides which random pairs stand for all others */
    public Trainer(Workers workers, long seed) {
        this.workers = workers;
        this.seed = seed;
    }

    /** The weight of every word, by group: weighs the population as a side effect. */
    public Vocabularies weigh(Population population) {
        var words = new ArrayList<Map<String, Float>>();
        var rare = new ArrayList<Float>();
        for (int g = 0; g < population.comparer().groups().size(); g++) {
            var counts = population.wordCounts(g, workers);
            var weights = new HashMap<String, Float>();
            double n = population.size();
            counts.forEach((word, count) -> {
                if (count > WORD_KEPT) {
                    weights.put(word, weight(n, count));
                }
            });
            Float unseen = counts.isEmpty() ? 1f : weight(n, 1);
            if (!counts.isEmpty()) {
                population.weigh(g, word -> weights.getOrDefault(word, unseen), workers);
            }
            words.add(Map.copyOf(weights));
            rare.add(unseen);
        }
        return new Vocabularies(words, rare);
    }

    private static float weight(double records, double count) {
        return (float) (Math.log(1 + records / count) / Math.log(2));
    }

    /** The words of each group with their weights, and what a word never seen weighs. */
    public record Vocabularies(List<Map<String, Float>> words, List<Float> rare) {
        public Vocabularies {
            words = List.copyOf(words);
            rare = List.copyOf(rare);
        }
    }

    /**
     * Learns.
     *
     * @param terms the values of the population
     * @param candidates all pairs to be compared
     * @param patterns their levels, in the same order
     * @param possible whether a pair of rows may be looked at, for the random sample
     */
    public IdentityModel train(
            Population population,
            List<Terms> terms,
            Vocabularies vocabularies,
            Candidates candidates,
            long[] patterns,
            LongPredicate possible) {
        var comparisons = population.comparer().comparisons();
        double n = population.size();
        double allPairs = allPairs(population, possible);
        var common = new CommonValues(population, terms, workers);
        var random = randomPatterns(population, candidates.pairs(), possible, common);
        int step = Math.max(1, patterns.length / CANDIDATES);
        var some = new long[(patterns.length + step - 1) / step];
        for (int i = 0; i < some.length; i++) {
            some[i] = common.without(candidates.pairs()[i * step], patterns[i * step]);
        }
        double rest = Math.max(0, allPairs - patterns.length);
        var counts = PatternCounts.of(
                some,
                (double) patterns.length / Math.max(1, some.length),
                random,
                random.length == 0 ? 0 : rest / random.length);
        var parameters = new Parameters(comparisons, Math.min(0.4, Math.max(1, n / 2) / Math.max(2, allPairs)));
        if (counts.size() > 0) {
            new ExpectationMaximisation(PATIENCE, Math.max(1, n * DOUBLES), Math.max(1, n * MOST_DOUBLES))
                    .learn(parameters, counts);
        }
        var weights = ownerWeights(population.size(), parameters, candidates.pairs(), patterns);
        var frequencies = frequencies(comparisons, terms, weights);
        var crowd = common.crowd(frequencies);
        var version = Versions.of(parameters, frequencies, crowd);
        return new IdentityModel(version, parameters, frequencies, vocabularies.words(), vocabularies.rare(), crowd);
    }

    private static double allPairs(Population population, LongPredicate possible) {
        double n = population.size();
        double all = n * (n - 1) / 2;
        var bySource = new HashMap<Integer, Integer>();
        for (int row = 0; row < population.size(); row++) {
            bySource.merge(population.source(row), 1, Integer::sum);
        }
        if (population.size() < 2 || possible.test(pairWithin(population))) {
            return all;
        }
        for (int size : bySource.values()) {
            all -= size * (size - 1.0) / 2;
        }
        return Math.max(1, all);
    }

    /** Some pair within one source, or any pair where there is none: tells whether such pairs count. */
    private static long pairWithin(Population population) {
        var first = new HashMap<Integer, Integer>();
        for (int row = 0; row < population.size(); row++) {
            var before = first.putIfAbsent(population.source(row), row);
            if (before != null) {
                return (long) before << 32 | row;
            }
        }
        return 1;
    }

    private long[] randomPatterns(
            Population population, long[] candidates, LongPredicate possible, CommonValues common) {
        int n = population.size();
        if (n < 2 || candidates.length >= (double) n * (n - 1) / 2) {
            return new long[0];
        }
        var random = new SplittableRandom(seed);
        var pairs = new long[RANDOM_PAIRS];
        for (int i = 0; i < RANDOM_PAIRS; i++) {
            int a = random.nextInt(n);
            int b = random.nextInt(n);
            pairs[i] = (long) Math.min(a, b) << 32 | Math.max(a, b);
        }
        var strangers = new boolean[RANDOM_PAIRS];
        workers.slices(RANDOM_PAIRS, (RANDOM_PAIRS + SLICE - 1) / SLICE, (piece, from, to) -> {
            for (int i = from; i < to; i++) {
                strangers[i] = Candidates.left(pairs[i]) != Candidates.right(pairs[i])
                        && possible.test(pairs[i])
                        && Arrays.binarySearch(candidates, pairs[i]) < 0;
            }
        });
        var chosen = IntStream.range(0, RANDOM_PAIRS)
                .filter(i -> strangers[i])
                .mapToLong(i -> pairs[i])
                .toArray();
        var patterns = patterns(population, chosen, workers);
        for (int i = 0; i < chosen.length; i++) {
            patterns[i] = common.without(chosen[i], patterns[i]);
        }
        return patterns;
    }

    /** The levels of many pairs. */
    public static long[] patterns(Population population, long[] pairs, Workers workers) {
        var patterns = new long[pairs.length];
        workers.slices(
                pairs.length,
                (pairs.length + SLICE - 1) / SLICE,
                (piece, from, to) -> population.compare(pairs, from, to, patterns, new Kernels()));
        return patterns;
    }

    /**
     * By comparison, one over the number of records with the same value that a record's owner is expected to have. What the
     * value itself adds is left out: else a switchboard, once believed to be one customer's, would count as rare.
     */
    private static float[][] ownerWeights(int rows, Parameters parameters, long[] pairs, long[] patterns) {
        var comparisons = parameters.comparisons();
        var expected = new float[comparisons.size()][];
        for (int c = 0; c < expected.length; c++) {
            expected[c] = new float[comparisons.get(c).frequent() ? rows : 0];
        }
        var known = new Long2ObjectOpenHashMap<float[]>();
        double least = -parameters.priorBits();
        for (int i = 0; i < pairs.length; i++) {
            if (parameters.bits(Kind.MATCH, patterns[i]) < least) {
                continue;
            }
            var without = known.computeIfAbsent(patterns[i], (long pattern) -> without(parameters, pattern));
            for (int c = 0; c < without.length; c++) {
                if (without[c] > 0) {
                    expected[c][Candidates.left(pairs[i])] += without[c];
                    expected[c][Candidates.right(pairs[i])] += without[c];
                }
            }
        }
        for (var weights : expected) {
            for (int row = 0; row < weights.length; row++) {
                weights[row] = 1 / (1 + weights[row]);
            }
        }
        return expected;
    }

    private static float[] without(Parameters parameters, long pattern) {
        var comparisons = parameters.comparisons();
        var found = new float[comparisons.size()];
        double bits = parameters.priorBits() + parameters.bits(Kind.MATCH, pattern);
        double related = parameters.bits(Kind.RELATED, pattern);
        double household = parameters.bits(Kind.HOUSEHOLD, pattern);
        double branch = parameters.bits(Kind.BRANCH, pattern);
        for (int c = 0; c < found.length; c++) {
            if (comparisons.get(c).frequent()
                    && Comparer.level(pattern, c) == comparisons.get(c).same()) {
                double rest = bits - parameters.bits(Kind.MATCH, pattern, c);
                double discount = parameters.discount(
                        related - parameters.bits(Kind.RELATED, pattern, c),
                        household - parameters.bits(Kind.HOUSEHOLD, pattern, c),
                        branch - parameters.bits(Kind.BRANCH, pattern, c));
                found[c] = (float) ExpectationMaximisation.probability(rest - discount);
            }
        }
        return found;
    }

    private List<TermFrequencies> frequencies(List<Comparison> comparisons, List<Terms> terms, float[][] weights) {
        var found = new TermFrequencies[comparisons.size()];
        workers.pieces(found.length, c -> {
            var comparison = comparisons.get(c);
            double usual = comparison.levels().get(comparison.same() - 1).u();
            found[c] = comparison.frequent()
                    ? TermFrequencies.count(terms.get(c), weights[c], usual, TERM_PATIENCE)
                    : TermFrequencies.none(usual);
        });
        return List.of(found);
    }

    /** The model that ships, for an installation without records: parameters by type alone. */
    public static IdentityModel shipped(Comparer comparer) {
        var parameters = new Parameters(comparer.comparisons(), 1e-4);
        var frequencies = new ArrayList<TermFrequencies>();
        for (int c = 0; c < comparer.comparisons().size(); c++) {
            var comparison = comparer.comparisons().get(c);
            double share = comparison.levels().get(comparison.same() - 1).u();
            boolean email = comparison.name().equals(EmailGroup.NAME);
            if (email) {
                parameters.share(c, RELATIVES_WITH_ONE_ADDRESS);
            }
            frequencies.add(TermFrequencies.none(email ? share / OF_ONE_ONLY : share));
        }
        parameters.withoutBranches();
        parameters.refresh();
        var groups = comparer.groups().size();
        return new IdentityModel(
                "prior-4",
                parameters,
                frequencies,
                Collections.nCopies(groups, Map.of()),
                Collections.nCopies(groups, 1f),
                Crowd.none(comparer.comparisons().size()));
    }
}
