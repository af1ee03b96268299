package dev.wadi.identity.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * From links to customers: a set in which everybody belongs, not a path of weak links.
 *
 * <p>Links are taken from the strongest to the weakest. Two sets become one only if, on the average over all pairs between
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
     * @param links pairs (smaller row in the upper half) from the strongest to the weakest
     * @param from evidence on the average from which sets become one, in bits
     */
    public int[] cluster(int rows, long[] links, double from) {
        var owner = new int[rows];
        var members = new ArrayList<List<Integer>>(rows);
        for (int row = 0; row < rows; row++) {
            owner[row] = row;
            members.add(List.of());
        }
        for (long link : links) {
            int a = owner[(int) (link >>> 32)];
            int b = owner[(int) link];
            if (a != b) {
                var left = members(members, a);
                var right = members(members, b);
                if (left.size() == 1 && right.size() == 1 || average(left, right) >= from) {
                    merge(owner, members, Math.min(a, b), Math.max(a, b));
                }
            }
        }
        return owner;
    }

    private static List<Integer> members(List<List<Integer>> members, int set) {
        var known = members.get(set);
        return known.isEmpty() ? List.of(set) : known;
    }

    private static void merge(int[] owner, List<List<Integer>> members, int into, int gone) {
        var all = new ArrayList<>(members(members, into));
        for (int row : members(members, gone)) {
            all.add(row);
            owner[row] = into;
        }
        members.set(into, all);
        members.set(gone, List.of());
    }

    private double average(List<Integer> left, List<Integer> right) {
        long cross = (long) left.size() * right.size();
        long step = Math.max(1, cross / MOST_CROSS);
        double sum = 0;
        int looked = 0;
        for (long i = 0; i < cross; i += step) {
            int a = left.get((int) (i / right.size()));
            int b = right.get((int) (i % right.size()));
            sum += Math.max(-against, Math.min(limit, scorer.bits(a, b)));
            looked++;
        }
        return sum / looked;
    }
}
