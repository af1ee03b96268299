package dev.wadi.identity.block;

import dev.wadi.identity.block.Candidates.Pass;
import dev.wadi.identity.population.Population;
import dev.wadi.identity.population.Rooms;
import dev.wadi.identity.population.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds candidate pairs by shared keys: first under each key alone, then, for keys too common to be used alone, under pairs of
 * keys. In every pass the rarest keys come first, until the pass has had its share of the budget; what is too common even
 * then is dropped and counted. So neither a skewed name nor a default date can blow up the run.
 */
public final class Blocking {

    /** Share of the budget for keys alone. */
    private static final double SINGLES = 0.4;

    /** Most of what is left that one pass may use. */
    private static final double LAST = 0.25;

    /** What is too little to go on with. */
    private static final double ENOUGH = 0.05;

    private static final int ENTRIES = 3_000_000;

    private final BlockingSettings settings;
    private final Workers workers;

    private final Rooms rooms = new Rooms();

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
        var all = new ArrayList<PairList>();
        var passes = new ArrayList<Pass>();
        var budget = new double[singles.size()];
        Arrays.fill(budget, settings.perRecord(n) * n * SINGLES / singles.size());
        run(population, singles, budget, all, passes);
        runSpecificFirst(population, doubles, settings.perRecord(n) * n * (1 - SINGLES), all, passes);
        return new Candidates(PairList.once(n, all, workers), passes);
    }

    private static boolean combine(KeyTable table, int k, int l) {
        var a = table.kinds().get(k);
        var b = table.kinds().get(l);
        return k == l ? a.many() : a.group() != b.group() && !(a.place() && b.place());
    }

    /** Pairs of keys, the most telling first, until the budget is used up. */
    private void runSpecificFirst(
            Population population, List<PassPlan> plans, double budget, List<PairList> all, List<Pass> passes) {
        int stride = Math.max(1, Math.min(8, population.size() / 100_000));
        var estimates = new double[plans.size()];
        workers.pieces(
                plans.size(), i -> rooms.in(room -> estimates[i] = plans.get(i).estimate(settings, stride, room)));
        var order = new ArrayList<Integer>();
        for (int i = 0; i < estimates.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> estimates[i]));
        var chosen = new ArrayList<PassPlan>();
        var shares = new double[plans.size()];
        double left = budget;
        for (int i : order) {
            if (estimates[i] > 0) {
                double share = Math.min(estimates[i] * 1.5 + 1000, Math.max(left * LAST, 0));
                shares[chosen.size()] = share;
                chosen.add(plans.get(i));
                left -= Math.min(estimates[i], share);
                if (left < budget * ENOUGH) {
                    break;
                }
            }
        }
        run(population, chosen, shares, all, passes);
    }

    private void run(
            Population population, List<PassPlan> plans, double[] budgets, List<PairList> all, List<Pass> passes) {
        var reports = new Pass[plans.size()];
        var found = new PairList[plans.size()];
        workers.pieces(reports.length, i -> {
            found[i] = new PairList();
            long budget = (long) Math.max(1, budgets[i]);
            rooms.in(room -> reports[i] = plans.get(i).run(population, budget, settings, ENTRIES, room, found[i]));
        });
        all.addAll(List.of(found));
        passes.addAll(List.of(reports));
    }

    private Candidates everyPair(Population population) {
        var pairs = new PairList();
        for (int a = 0; a < population.size(); a++) {
            for (int b = a + 1; b < population.size(); b++) {
                if (!settings.acrossSourcesOnly() || population.source(a) != population.source(b)) {
                    pairs.add(a, b);
                }
            }
        }
        var all = PairList.once(population.size(), List.of(pairs), workers);
        return new Candidates(all, List.of(new Pass("every pair", all.length, 0, population.size())));
    }
}
