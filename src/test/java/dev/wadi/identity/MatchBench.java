package dev.wadi.identity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints how well the engine does on each labelled set; see docs/matching.md. */
public final class MatchBench {

    private static final int MOST_PERTURBED = 10_000;
    private static final long SEED = 7;

    private MatchBench() {}

    public static void main(String[] args) {
        var root = Path.of(args[0]);
        if (!Files.isDirectory(root)) {
            System.out.println("match bench skipped: no labelled sets at " + root + "; say -Dwadi.er=<folder>");
            return;
        }
        var only = List.of(args).subList(1, args.length);
        var sets = new ArrayList<MatchSet>();
        System.out.println(MatchScore.header());
        for (var declared : MatchSets.ALL) {
            var folder = root.resolve(declared.name());
            if (!only.isEmpty() && !only.contains(declared.name())) {
                continue;
            }
            if (!Files.isDirectory(folder)) {
                System.out.println(declared.name() + " skipped: not there");
                continue;
            }
            sets.add(MatchSet.read(folder, declared));
            print(sets.get(sets.size() - 1));
        }
        if (only.isEmpty() || only.contains("perturbed")) {
            perturbed(sets);
        }
        if (only.isEmpty() || only.contains("day")) {
            day(Integer.getInteger("wadi.er.day", 20_000));
        }
        var pairs = root.resolve("name_pairs/pairs.csv");
        if (Files.exists(pairs) && (only.isEmpty() || only.contains("name_pairs"))) {
            NamePairsBench.run(pairs, only.contains("errors"));
        }
    }

    private static void print(MatchSet set) {
        var settings = set.linking() ? IdentitySettings.DEFAULT.linking() : IdentitySettings.DEFAULT;
        long start = System.nanoTime();
        var work =
                new IdentityEngine(set.schema(), settings).work(set.profiles().iterator());
        work.clusters(0.5);
        double seconds = (System.nanoTime() - start) / 1e9;
        long used = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
        System.out.println(MatchScore.of(set, work, settings).line(set.name(), seconds, used));
    }

    /** The same sets made into others, which nobody has looked at while working on the engine. */
    private static void perturbed(List<MatchSet> sets) {
        System.out.println(MatchScore.header());
        for (var set : sets) {
            for (var how : Perturbed.values()) {
                if (set.profiles().size() <= MOST_PERTURBED) {
                    print(how.of(set, SEED));
                }
            }
        }
    }

    /** A model learned from the people of the sandbox's day, beside the one that ships. */
    private static void day(int profiles) {
        var set = MatchDay.read(profiles, 1);
        var engine = new IdentityEngine(set.schema(), IdentitySettings.DEFAULT);
        long start = System.nanoTime();
        System.out.println("day of " + profiles + ", learned: "
                + MatchScore.pairs(set, engine.work(set.profiles().iterator()), 0.5)
                + " in " + (System.nanoTime() - start) / 1_000_000_000 + " s");
        System.out.println("day of " + profiles + ", shipped: "
                + MatchScore.pairs(
                        set, engine.work(engine.shipped(), set.profiles().iterator()), 0.6));
    }
}
