package dev.wadi.identity.cluster;

import dev.wadi.identity.population.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * From links to customers: a set in which everybody belongs, not a path of weak links.
 *
 * <p>The two sets that belong together most become one first, and only if, on the average over all pairs between
 * them, linked or not, the evidence speaks for it (average linkage, Sokal and Michener, 1958). Evidence of a single pair
 * counts up to a limit, so neither one strong link nor one strange record decides alone.
 */
public final class Clustering {

    private static final int MOST_CROSS = 400;

    private static final int LINKS_OF_A_PART = 10_000;

    private final PairScorer scorer;
    private final double limit;
    private final double against;

    /**
     * @param limit most bits one pair can speak for a set
     * @param against most bits one pair can speak against it
     */
    public Clustering(PairScorer scorer, double limit, double against) {
        this.scorer = scorer;
        this.limit = limit;
        this.against = against;
    }

    /**
     * The set of each row, named by its smallest row.
     *
     * @param links pairs worth a look (smaller row in the upper half), in any order
     * @param from evidence on the average from which sets become one, in bits
     */
    public int[] cluster(int rows, long[] links, double from) {
        var evidence = new double[links.length];
        for (int i = 0; i < links.length; i++) {
            evidence[i] = scorer.bits((int) (links[i] >>> 32), (int) links[i]);
        }
        return cluster(rows, links, evidence, from, new Workers(1));
    }

    /**
     * The same where it is known what the links say.
     *
     * @param evidence what each link says, in bits
     */
    public int[] cluster(int rows, long[] links, double[] evidence, double from, Workers workers) {
        var sets = new Sets(rows);
        int count = links.length / LINKS_OF_A_PART + 1;
        var parts = Parts.of(rows, links, count);
        workers.pieces(count, part -> {
            var queue = new PriorityQueue<Merge>(Merge.BEST_FIRST);
            for (int at = parts.from(part); at < parts.to(part); at++) {
                int link = parts.link(at);
                queue.add(new Merge(evidence[link], (int) (links[link] >>> 32), (int) links[link], 0));
            }
            merge(queue, sets, from);
        });
        return sets.owner;
    }

    private void merge(PriorityQueue<Merge> queue, Sets sets, double from) {
        while (!queue.isEmpty()) {
            var merge = queue.remove();
            int a = sets.owner[merge.left];
            int b = sets.owner[merge.right];
            if (a == b) {
                continue;
            }
            int age = sets.version[a] + sets.version[b];
            if (age == merge.age && a == merge.left && b == merge.right) {
                sets.join(Math.min(a, b), Math.max(a, b), age + 1);
            } else {
                double evidence = average(sets.members(a), sets.members(b));
                if (evidence >= from) {
                    queue.add(new Merge(evidence, Math.min(a, b), Math.max(a, b), age));
                }
            }
        }
    }

    /**
     * Two sets that might become one, as they were when last looked at.
     *
     * @param age how many sets had gone into the two by then
     */
    private record Merge(double evidence, int left, int right, int age) {
        static final Comparator<Merge> BEST_FIRST = Comparator.comparingDouble((Merge merge) -> -merge.evidence)
                .thenComparingInt(Merge::left)
                .thenComparingInt(Merge::right);
    }

    /** The sets as they are by now. Threads may work on it at once where none has a row of another's. */
    private static final class Sets {

        private final int[] owner;
        private final int[] version;
        private final List<List<Integer>> members;

        Sets(int rows) {
            owner = IntStream.range(0, rows).toArray();
            version = new int[rows];
            members = new ArrayList<>(Collections.nCopies(rows, List.of()));
        }

        List<Integer> members(int set) {
            var known = members.get(set);
            return known.isEmpty() ? List.of(set) : known;
        }

        void join(int into, int gone, int age) {
            var all = new ArrayList<>(members(into));
            for (int row : members(gone)) {
                all.add(row);
                owner[row] = into;
            }
            members.set(into, all);
            members.set(gone, List.of());
            version[into] = age;
        }
    }

    /**
     * The mean over all pairs. Where birth dates or identifiers of the two sets contradict each other, so they do for the rows
     * that say none: who is one with somebody was born when they were.
     */
    private double average(List<Integer> left, List<Integer> right) {
        long cross = (long) left.size() * right.size();
        long step = Math.max(1, cross / MOST_CROSS);
        double sum = 0;
        double settled = 0;
        int looked = 0;
        int silent = 0;
        for (long i = 0; i < cross; i += step) {
            int a = left.get((int) (i / right.size()));
            int b = right.get((int) (i % right.size()));
            sum += Math.max(-against, Math.min(limit, scorer.bits(a, b)));
            looked++;
            double said = cross == 1 ? 0 : scorer.settled(a, b);
            settled += said;
            silent += said == 0 ? 1 : 0;
        }
        double contradiction = settled < 0 ? settled / (looked - silent) : 0;
        return (sum + silent * contradiction) / looked;
    }
}
