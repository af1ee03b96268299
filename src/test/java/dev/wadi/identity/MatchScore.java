package dev.wadi.identity;

import dev.wadi.identity.block.Candidates;
import dev.wadi.identity.cluster.Questions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds a run against the truth. The only reader of the truth. */
record MatchScore(
        double blockingRecall,
        Scored atHalf,
        Scored best,
        double bestAt,
        Scored auto,
        double asked,
        double open,
        Scored answered,
        double calibrationError) {

    record Scored(double precision, double recall) {
        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "P %.4f R %.4f F1 %.4f", precision, recall, f1());
        }
    }

    private static final double[] SWEEP = {0.1, 0.3, 0.7, 0.9, 0.97};

    static MatchScore of(MatchSet set, IdentityEngine.Work work, IdentitySettings settings) {
        var truth = truth(set, work);
        long all = truePairs(set, work, truth);
        long blocked = 0;
        for (long pair : work.candidates().pairs()) {
            blocked += same(truth, pair) ? 1 : 0;
        }
        var half = clusters(set, work, truth, all, 0.5);
        var best = half;
        double bestAt = 0.5;
        for (double p : SWEEP) {
            var scored = clusters(set, work, truth, all, p);
            if (scored.f1() > best.f1()) {
                best = scored;
                bestAt = p;
            }
        }
        var bins = new double[10][3];
        var owners = work.clusters(0.5);
        var within = work.consensus(owners);
        for (int i = 0; i < within.pairs().length; i++) {
            long pair = within.pairs()[i];
            if (set.linking()
                    && work.population().source(Candidates.left(pair))
                            == work.population().source(Candidates.right(pair))) {
                continue;
            }
            double p = work.model().memberProbability(within.bits()[i]);
            boolean is = same(truth, pair);
            count(bins, p, is);
        }
        for (int i = 0; i < work.bits().length; i++) {
            long pair = work.candidates().pairs()[i];
            double p = work.model().probability(work.bits()[i]);
            if (owners[Candidates.left(pair)] != owners[Candidates.right(pair)] && p < 0.5) {
                count(bins, p, same(truth, pair));
            }
        }
        var cores = work.cores(within, settings.link());
        var questions = work.questions(owners, cores, within, settings.asked());
        double error = 0;
        double seen = 0;
        for (var bin : bins) {
            error += Math.abs(bin[1] - bin[2]);
            seen += bin[0];
        }
        if (Boolean.getBoolean("wadi.er.reliability")) {
            for (var bin : bins) {
                System.out.printf("   %8.0f  said %.3f  was %.3f%n", bin[0], bin[1] / bin[0], bin[2] / bin[0]);
            }
        }
        return new MatchScore(
                (double) blocked / all,
                half,
                best,
                bestAt,
                scored(set, work, truth, all, cores),
                (double) questions.asked() / truth.length,
                (double) questions.open() / truth.length,
                scored(set, work, truth, all, answered(owners, questions, truth)),
                seen == 0 ? 0 : error / seen);
    }

    /** The customers once a steward has said of all records asked of whether they belong with the others. */
    private static int[] answered(int[] owners, Questions questions, int[] truth) {
        Map<Integer, Map<Integer, Integer>> others = new HashMap<>();
        for (int row = 0; row < owners.length; row++) {
            if (!questions.asked(row)) {
                others.computeIfAbsent(owners[row], o -> new HashMap<>()).merge(truth[row], 1, Integer::sum);
            }
        }
        var answered = new int[owners.length];
        var numbers = new HashMap<List<Integer>, Integer>();
        for (int at = 0; at < owners.length; at++) {
            int row = at;
            var belongs = !questions.asked(row)
                    || others.getOrDefault(owners[row], Map.of()).entrySet().stream()
                            .max(Map.Entry.comparingByValue())
                            .filter(most -> most.getKey() == truth[row])
                            .isPresent();
            var part = List.of(owners[row], belongs ? -1 : truth[row]);
            answered[row] = numbers.computeIfAbsent(part, p -> numbers.size());
        }
        return answered;
    }

    /** How many of the pairs in one customer are right, and of the right ones how many are in one customer. */
    static Scored pairs(MatchSet set, IdentityEngine.Work work, double probability) {
        var truth = truth(set, work);
        return clusters(set, work, truth, truePairs(set, work, truth), probability);
    }

    private static int[] truth(MatchSet set, IdentityEngine.Work work) {
        var truth = new int[work.population().size()];
        var numbers = new HashMap<String, Integer>();
        for (int row = 0; row < truth.length; row++) {
            var owner = set.owners().get(work.population().key(row));
            truth[row] = numbers.computeIfAbsent(owner, o -> numbers.size());
        }
        return truth;
    }

    private static void count(double[][] bins, double p, boolean is) {
        if (p >= 0.05) {
            var bin = bins[Math.min(9, (int) (p * 10))];
            bin[0]++;
            bin[1] += p;
            bin[2] += is ? 1 : 0;
        }
    }

    private static boolean same(int[] truth, long pair) {
        return truth[Candidates.left(pair)] == truth[Candidates.right(pair)];
    }

    private static long truePairs(MatchSet set, IdentityEngine.Work work, int[] truth) {
        return pairs(set, work, truth);
    }

    /** Pairs within sets; for links, of different sources only. */
    private static long pairs(MatchSet set, IdentityEngine.Work work, int[] owners) {
        Map<Integer, Map<Integer, Integer>> sizes = new HashMap<>();
        for (int row = 0; row < owners.length; row++) {
            sizes.computeIfAbsent(owners[row], o -> new HashMap<>())
                    .merge(set.linking() ? work.population().source(row) : 0, 1, Integer::sum);
        }
        long pairs = 0;
        for (var bySource : sizes.values()) {
            long total = 0;
            long within = 0;
            for (long n : bySource.values()) {
                total += n;
                within += n * (n - 1) / 2;
            }
            pairs += total * (total - 1) / 2 - (set.linking() ? within : 0);
        }
        return pairs;
    }

    private static Scored clusters(MatchSet set, IdentityEngine.Work work, int[] truth, long all, double probability) {
        return scored(set, work, truth, all, work.clusters(probability));
    }

    private static Scored scored(MatchSet set, IdentityEngine.Work work, int[] truth, long all, int[] owners) {
        var both = new int[owners.length];
        var numbers = new HashMap<Long, Integer>();
        for (int row = 0; row < owners.length; row++) {
            both[row] = numbers.computeIfAbsent((long) owners[row] << 32 | truth[row], o -> numbers.size());
        }
        long found = pairs(set, work, owners);
        long right = pairs(set, work, both);
        return new Scored(found == 0 ? 1 : (double) right / found, (double) right / all);
    }

    String line(String name, double seconds, long megabytes) {
        return String.format(
                Locale.ROOT,
                "%-26s %.4f | %.4f %.4f %.4f | %.4f @%.2f | %.4f %.4f | %5.1f%% %5.1f%% %.4f | %.3f | %6.1f | %5d",
                name,
                blockingRecall,
                atHalf.precision(),
                atHalf.recall(),
                atHalf.f1(),
                best.f1(),
                bestAt,
                auto.precision(),
                auto.recall(),
                100 * asked,
                100 * open,
                answered.f1(),
                calibrationError,
                seconds,
                megabytes);
    }

    static String header() {
        return String.format(
                "%-26s %6s | %20s | %12s | %13s | %20s | %5s | %6s | %5s",
                "set", "block", "P/R/F1 at p>=0.5", "best F1", "auto P/R", "asked/open, F1 then", "calib", "s", "MB");
    }
}
