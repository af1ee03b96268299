package dev.wadi.identity;

import dev.wadi.identity.block.Blocking;
import dev.wadi.identity.block.Candidates;
import dev.wadi.identity.block.KeyIndex;
import dev.wadi.identity.cluster.Clustering;
import dev.wadi.identity.cluster.Consensus;
import dev.wadi.identity.cluster.Cores;
import dev.wadi.identity.cluster.Questions;
import dev.wadi.identity.explain.Explainer;
import dev.wadi.identity.explain.Explanation;
import dev.wadi.identity.model.IdentityModel;
import dev.wadi.identity.model.ModelFile;
import dev.wadi.identity.model.Terms;
import dev.wadi.identity.model.Trainer;
import dev.wadi.identity.population.Comparer;
import dev.wadi.identity.population.Population;
import dev.wadi.identity.population.Workers;
import dev.wadi.identity.profile.Profile;
import dev.wadi.identity.profile.Schema;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds out who is who among the records of a schema. Immutable; safe for many threads. */
public final class IdentityEngine {

    private static final double LIMIT = 8;
    private static final double AGAINST = 8;

    private final Comparer comparer;
    private final IdentitySettings settings;

    public IdentityEngine(Schema schema, IdentitySettings settings) {
        this.comparer = new Comparer(schema);
        this.settings = settings;
    }

    /** Learns from the profiles themselves and resolves them. */
    public Resolution resolve(Iterator<Profile> profiles) {
        return work(profiles).resolution(settings);
    }

    /** Learns from the profiles and keeps them in memory for look-ups of one record at a time. */
    public Lookup lookup(Iterator<Profile> profiles) {
        var work = work(profiles);
        var index = KeyIndex.of(work.population(), new Workers(settings.threads()));
        return new Lookup(work.population(), work.model(), index, settings);
    }

    /** Learns a model from the profiles, to be kept and used again. */
    public IdentityModel learn(Iterator<Profile> profiles) {
        return work(profiles).model();
    }

    /** The model that ships, for the first records of an empty installation: parameters by field type alone. */
    public IdentityModel shipped() {
        return Trainer.shipped(comparer);
    }

    /**
     * A model that was written before with {@link ModelFile#write}.
     *
     * @throws IOException if the bytes are no model of this schema
     */
    public IdentityModel readModel(DataInputStream in) throws IOException {
        return ModelFile.read(comparer, in);
    }

    /** Resolves the profiles with a model that was learned before, frozen as it is. */
    public Resolution resolve(IdentityModel model, Iterator<Profile> profiles) {
        return work(model, profiles).resolution(settings);
    }

    Work work(IdentityModel model, Iterator<Profile> profiles) {
        var workers = new Workers(settings.threads());
        var population = Population.read(comparer, profiles, workers);
        model.weigh(population, workers);
        var candidates = new Blocking(settings.blocking(), workers).candidates(population);
        var patterns = Trainer.patterns(population, candidates.pairs(), workers);
        return scored(population, Terms.of(population, workers), candidates, patterns, model, workers);
    }

    /** Why a model holds two profiles for one, or not. */
    public Explanation explain(IdentityModel model, Profile left, Profile right) {
        return new Explainer(comparer, model).explain(row(model, left), row(model, right));
    }

    private Object[] row(IdentityModel model, Profile profile) {
        var row = new Object[comparer.groups().size()];
        for (int g = 0; g < row.length; g++) {
            row[g] = comparer.read(g, profile);
        }
        return model.weigh(comparer, row);
    }

    Work work(Iterator<Profile> profiles) {
        var workers = new Workers(settings.threads());
        var population = Population.read(comparer, profiles, workers);
        var trainer = new Trainer(workers, settings.seed());
        var vocabularies = trainer.weigh(population);
        boolean across = settings.blocking().acrossSourcesOnly();
        var candidates = new Blocking(settings.blocking(), workers).candidates(population);
        var patterns = Trainer.patterns(population, candidates.pairs(), workers);
        var terms = Terms.of(population, workers);
        var model = trainer.train(
                population,
                terms,
                vocabularies,
                candidates,
                patterns,
                pair -> !across
                        || population.source(Candidates.left(pair)) != population.source(Candidates.right(pair)));
        return scored(population, terms, candidates, patterns, model, workers);
    }

    private Work scored(
            Population population,
            List<Terms> terms,
            Candidates candidates,
            long[] patterns,
            IdentityModel model,
            Workers workers) {
        var scores = new Scores(population, model, terms, settings.blocking().acrossSourcesOnly(), workers);
        var bits = scores.bits(candidates.pairs(), patterns, workers);
        var known = new KnownPairs(scores, population.size(), candidates, patterns, bits);
        return new Work(population, candidates, patterns, bits, known, model, workers);
    }

    /** Everything a run has in hand before it decides. */
    record Work(
            Population population,
            Candidates candidates,
            long[] patterns,
            float[] bits,
            KnownPairs scores,
            IdentityModel model,
            Workers workers) {

        /** Sets of rows at a probability, named by their smallest row. */
        int[] clusters(double probability) {
            var strong = IntStream.range(0, bits.length)
                    .filter(i -> model.probability(bits[i]) >= probability)
                    .toArray();
            var links = new long[strong.length];
            var evidence = new double[strong.length];
            for (int i = 0; i < strong.length; i++) {
                links[i] = candidates.pairs()[strong[i]];
                evidence[i] = bits[strong[i]];
            }
            return new Clustering(scores, LIMIT, AGAINST).cluster(population.size(), links, evidence, 0, workers);
        }

        Consensus.Pairs consensus(int[] owners) {
            return new Consensus(scores, LIMIT, AGAINST).within(owners);
        }

        /** What of each customer is linked without asking; see {@link Cores}. */
        int[] cores(Consensus.Pairs within, double link) {
            return Cores.of(population.size(), within, bits -> model.memberProbability(bits) >= link);
        }

        Questions questions(int[] owners, int[] cores, Consensus.Pairs within, double share) {
            return Questions.of(owners, cores, within, model::memberProbability, share);
        }

        Resolution resolution(IdentitySettings settings) {
            var links = new ArrayList<Link>();
            var owners = clusters(settings.review());
            var within = consensus(owners);
            var cores = cores(within, settings.link());
            var questions = questions(owners, cores, within, settings.asked());
            for (int i = 0; i < within.pairs().length; i++) {
                double p = model.memberProbability(within.bits()[i]);
                int left = Candidates.left(within.pairs()[i]);
                int right = Candidates.right(within.pairs()[i]);
                if (!settings.blocking().acrossSourcesOnly() || population.source(left) != population.source(right)) {
                    var band = Band.LIKELY;
                    if (p >= settings.link()) {
                        band = Band.LINK;
                    } else if (cores[left] == cores[right]) {
                        band = Band.FOLLOWS;
                    } else if (questions.asked(left) || questions.asked(right)) {
                        band = Band.REVIEW;
                    }
                    links.add(new Link(population.key(left), population.key(right), p, band, model.version()));
                }
            }
            var members = new ArrayList<ArrayList<String>>();
            var at = new int[owners.length];
            for (int row = 0; row < owners.length; row++) {
                if (owners[row] == row) {
                    at[row] = members.size();
                    members.add(new ArrayList<>());
                }
                members.get(at[owners[row]]).add(population.key(row));
            }
            var customers = members.stream().map(Customer::new).toList();
            return new Resolution(model, links, customers, candidates.passes(), bits.length);
        }
    }
}
