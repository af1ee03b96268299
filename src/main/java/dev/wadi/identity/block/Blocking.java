package dev.wadi.identity.block;

import dev.wadi.identity.block.Candidates.Pass;
import dev.wadi.identity.compare.Population;
import dev.wadi.identity.compare.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds candidate pairs by shared keys: first under each key alone, then, for keys too common to be used alone, under pairs of
 * keys. In every pass the rarest keys come first, until the pass has had its share of the budget; what is too common even
 * then is dropped and counted. So neither a skewed name nor a default date can blow up the run.
 */
public final class Blocking {

    private static final int ENTRIES = 3_000_000;

    private final BlockingSettings settings;
    private final Workers workers;

    public Blocking(BlockingSettings settings, Workers workers) {
        this.settings = settings;
        this.workers = workers;
    }

    /** The candidate pairs of a population, the same for any number of threads. */
    public Candidates candidates(Population population) {
        int n = population.size();
        if ((long) n * (n - 1) / 2 <= settings.exhaustive()) {
            return everyPair(population);
        }
        var table = KeyTable.of(population, workers);
        int kinds = table.kinds().size();
        var singles = new ArrayList<PassPlan>();
        var doubles = new ArrayList<PassPlan>();
        for (int k = 0; k < kinds; k++) {
            singles.add(new PassPlan(table, k, -1));
            for (int l = k; l < kinds; l++) {
                if (combine(table, k, l)) {
                    doubles.add(new PassPlan(table, k, l));
                }
            }
        }
        var all = new PairList();
        var passes = new ArrayList<Pass>();
        run(population, singles, settings.perRecordSingle(n) * n / singles.size(), all, passes);
        run(population, doubles, settings.perRecordDouble(n) * n / Math.max(1, doubles.size()), all, passes);
        return new Candidates(all.toArray(), passes);
    }

    private static boolean combine(KeyTable table, int k, int l) {
        var a = table.kinds().get(k);
        var b = table.kinds().get(l);
        return k == l ? a.many() : a.group() != b.group();
    }

    private void run(Population population, List<PassPlan> plans, double budget, PairList all, List<Pass> passes) {
        var found = new PairList[plans.size()];
        var reports = new Pass[plans.size()];
        int step = 8;
        for (int first = 0; first < plans.size(); first += step) {
            int from = first;
            int to = Math.min(plans.size(), first + step);
            workers.pieces(to - from, i -> {
                var plan = plans.get(from + i);
                var pairs = new PairList();
                reports[from + i] = plan.run(population, (long) Math.max(1, budget), settings, ENTRIES, pairs);
                found[from + i] = pairs;
            });
            for (int i = from; i < to; i++) {
                all.addAll(found[i]);
                found[i] = new PairList();
                passes.add(reports[i]);
            }
        }
    }

    private Candidates everyPair(Population population) {
        var pairs = new PairList();
        for (int a = 0; a < population.size(); a++) {
            for (int b = a + 1; b < population.size(); b++) {
                if (!settings.acrossSourcesOnly() || population.source(a) != population.source(b)) {
                    pairs.add(PairList.pair(a, b));
                }
            }
        }
        var all = pairs.toArray();
        return new Candidates(all, List.of(new Pass("every pair", all.length, 0, population.size())));
    }
}
