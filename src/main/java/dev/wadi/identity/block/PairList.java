package dev.wadi.identity.block;

import dev.wadi.identity.population.Workers;
import java.util.Arrays;
import java.util.List;

/** A growing list of pairs of rows, in any order and with repetitions. Not safe for several threads. */
final class PairList {

    /** In how many pieces rows are put in order. */
    private static final int PIECES = 64;

    private static final int SOME = 1024;

    private long[] pairs = new long[0];
    private int size;

    /** Makes room for so many more. */
    void expect(long more) {
        pairs = Arrays.copyOf(pairs, Math.toIntExact(size + more));
    }

    void add(int a, int b) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, size + (size >> 1) + SOME);
        }
        pairs[size++] = a < b ? Candidates.pair(a, b) : Candidates.pair(b, a);
    }

    /** All pairs of some lists, each once, ascending: dealt out by their smaller rows, then sorted by the larger ones of each. */
    static long[] once(int rows, List<PairList> lists, Workers workers) {
        var ends = new int[rows + 1];
        for (var list : lists) {
            for (int i = 0; i < list.size; i++) {
                ends[Candidates.left(list.pairs[i]) + 1]++;
            }
        }
        for (int row = 0; row < rows; row++) {
            ends[row + 1] += ends[row];
        }
        // where the pairs of a row begin becomes where they end while they are put there
        var larger = new int[ends[rows]];
        for (var list : lists) {
            for (int i = 0; i < list.size; i++) {
                larger[ends[Candidates.left(list.pairs[i])]++] = Candidates.right(list.pairs[i]);
            }
        }
        var counts = new int[rows];
        var kept = new int[PIECES + 1];
        workers.slices(rows, PIECES, (piece, from, to) -> {
            for (int row = from; row < to; row++) {
                counts[row] = distinct(larger, begin(ends, row), ends[row]);
                kept[piece + 1] += counts[row];
            }
        });
        for (int piece = 0; piece < PIECES; piece++) {
            kept[piece + 1] += kept[piece];
        }
        var once = new long[kept[PIECES]];
        workers.slices(rows, PIECES, (piece, from, to) -> {
            int at = kept[piece];
            for (int row = from; row < to; row++) {
                int begin = begin(ends, row);
                for (int i = begin; i < begin + counts[row]; i++) {
                    once[at++] = Candidates.pair(row, larger[i]);
                }
            }
        });
        return once;
    }

    private static int begin(int[] ends, int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    /** Sorts some rows and keeps each once, at the beginning; how many there are. */
    private static int distinct(int[] rows, int from, int to) {
        Arrays.sort(rows, from, to);
        int at = from;
        for (int i = from; i < to; i++) {
            if (at == from || rows[i] != rows[at - 1]) {
                rows[at++] = rows[i];
            }
        }
        return at - from;
    }
}
