package dev.wadi.identity.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a pair is worth once it is known with whom each of the two belongs.
 *
 * <p>Within a customer, the evidence of a pair is the mean of its own and of how well each of the two fits the others. So a
 * record that all others vouch for is sure, though it shares little with one of them, and a record held by one weak link is
 * not. Pairs that are in no customer together get no evidence for them.
 */
public final class Consensus {

    private static final int LARGEST = 200;

    private final PairScorer scorer;
    private final double limit;
    private final double against;

    /**
     * @param limit most bits a pair can speak for belonging
     * @param against most bits it can speak against
     */
    public Consensus(PairScorer scorer, double limit, double against) {
        this.scorer = scorer;
        this.limit = limit;
        this.against = against;
    }

    /** Pairs of rows, the smaller in the upper half, ascending, and their evidence in bits. */
    @SuppressWarnings("ArrayRecordComponent") // millions of pairs; handed over, not kept
    public record Pairs(long[] pairs, float[] bits) {}

    /** All pairs within the sets that {@code owner} names by their smallest row. */
    public Pairs within(int[] owner) {
        var sets = sets(owner);
        int total = 0;
        for (var set : sets) {
            total += set.size() * (set.size() - 1) / 2;
        }
        var pairs = new long[total];
        var bits = new float[total];
        int at = 0;
        for (var set : sets) {
            at = within(set, pairs, bits, at);
        }
        return sorted(pairs, bits);
    }

    private int within(List<Integer> set, long[] pairs, float[] bits, int from) {
        int n = set.size();
        var own = new double[n][n];
        var fit = new double[n];
        boolean huge = n > LARGEST;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                own[i][j] = huge ? limit : scorer.bits(set.get(i), set.get(j));
                double clipped = Math.max(-against, Math.min(limit, own[i][j]));
                fit[i] += clipped / (n - 1);
                fit[j] += clipped / (n - 1);
            }
        }
        int at = from;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                pairs[at] = (long) set.get(i) << 32 | set.get(j);
                bits[at++] = (float)
                        (n == 2 ? own[i][j] : (Math.max(-against, Math.min(limit, own[i][j])) + fit[i] + fit[j]) / 3);
            }
        }
        return at;
    }

    private static List<List<Integer>> sets(int[] owner) {
        var position = new int[owner.length];
        var sets = new ArrayList<List<Integer>>();
        for (int row = 0; row < owner.length; row++) {
            if (owner[row] != row) {
                int first = owner[row];
                if (position[first] == 0) {
                    var set = new ArrayList<Integer>();
                    set.add(first);
                    sets.add(set);
                    position[first] = sets.size();
                }
                sets.get(position[first] - 1).add(row);
            }
        }
        return sets;
    }

    private static Pairs sorted(long[] pairs, float[] bits) {
        var order = new Integer[pairs.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(pairs[a], pairs[b]));
        var sortedPairs = new long[pairs.length];
        var sortedBits = new float[pairs.length];
        for (int i = 0; i < order.length; i++) {
            sortedPairs[i] = pairs[order[i]];
            sortedBits[i] = bits[order[i]];
        }
        return new Pairs(sortedPairs, sortedBits);
    }
}
