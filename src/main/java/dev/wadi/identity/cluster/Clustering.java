package dev.wadi.identity.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * From links to customers: a set in which everybody belongs, not a path of weak links.
 *
 * <p>The two sets that belong together most become one first, and only if, on the average over all pairs between
 * them, linked or not, the evidence speaks for it (average linkage, Sokal and Michener, 1958). Evidence of a single pair
 * counts up to a limit, so neither one strong link nor one strange record decides alone.
 */
public final class Clustering {

    private static final int MOST_CROSS = 400;

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
        var owner = new int[rows];
        var version = new int[rows];
        var members = new ArrayList<List<Integer>>(rows);
        for (int row = 0; row < rows; row++) {
            owner[row] = row;
            members.add(List.of());
        }
        var queue = new PriorityQueue<Merge>(Math.max(1, links.length), Merge.BEST_FIRST);
        for (long link : links) {
            int a = (int) (link >>> 32);
            int b = (int) link;
            queue.add(new Merge(scorer.bits(a, b), a, b, 0));
        }
        while (!queue.isEmpty()) {
            var merge = queue.remove();
            int a = owner[merge.left];
            int b = owner[merge.right];
            if (a == b) {
                continue;
            }
            int age = version[a] + version[b];
            if (age == merge.age && a == merge.left && b == merge.right) {
                join(owner, members, Math.min(a, b), Math.max(a, b));
                version[Math.min(a, b)] = age + 1;
            } else {
                double evidence = average(members(members, a), members(members, b));
                if (evidence >= from) {
                    queue.add(new Merge(evidence, Math.min(a, b), Math.max(a, b), age));
                }
            }
        }
        return owner;
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

    private static List<Integer> members(List<List<Integer>> members, int set) {
        var known = members.get(set);
        return known.isEmpty() ? List.of(set) : known;
    }

    private static void join(int[] owner, List<List<Integer>> members, int into, int gone) {
        var all = new ArrayList<>(members(members, into));
        for (int row : members(members, gone)) {
            all.add(row);
            owner[row] = into;
        }
        members.set(into, all);
        members.set(gone, List.of());
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
