package dev.wadi.identity.block;

import dev.wadi.identity.block.BlockingKeys.Kind;
import dev.wadi.identity.population.Population;
import dev.wadi.identity.population.Workers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The blocking keys of all records, by kind. */
final class KeyTable {

    private static final int CHUNK = 8192;

    /** How many chunks are in hand at once. */
    private static final int WAVE = 8;

    private static final int SPARE = 50;

    /** How many rows are read ahead. */
    private static final int TOGETHER = 64;

    private final BlockingKeys keys;
    private final List<Kind> kinds;
    private final int[][] starts;
    private final int[][] hashes;
    private final BitSet[] settled;

    private KeyTable(BlockingKeys keys, int rows) {
        this.keys = keys;
        this.kinds = keys.kinds();
        this.starts = new int[kinds.size()][rows + 1];
        this.hashes = new int[kinds.size()][0];
        this.settled = new BitSet[kinds.size()];
        Arrays.setAll(settled, k -> new BitSet());
    }

    static KeyTable of(Population population, Workers workers) {
        int n = population.size();
        var table = new KeyTable(new BlockingKeys(population.comparer()), n);
        for (int first = 0; first < n; first += WAVE * CHUNK) {
            int from = first;
            int to = (int) Math.min(n, (long) first + WAVE * CHUNK);
            var parts = new int[(to - from + CHUNK - 1) / CHUNK][][];
            workers.pieces(parts.length, piece -> {
                int begin = from + piece * CHUNK;
                parts[piece] = table.part(population, begin, Math.min(to, begin + CHUNK));
            });
            table.append(parts, from, to);
        }
        return table;
    }

    /** The hashes of some rows, by kind; how many each row has goes where its end will be. */
    private int[][] part(Population population, int from, int to) {
        var part = new int[kinds.size()][(to - from) * 2];
        var sizes = new int[kinds.size()];
        for (int row = from; row < to; row++) {
            if ((row - from) % TOGETHER == 0) {
                population.touch(row, Math.min(to, row + TOGETHER));
            }
            var hashes = keys.hashes(population.row(row));
            for (int k = 0; k < part.length; k++) {
                int more = hashes[k].length;
                if (sizes[k] + more > part[k].length) {
                    part[k] = Arrays.copyOf(part[k], (sizes[k] + more) * 2);
                }
                System.arraycopy(hashes[k], 0, part[k], sizes[k], more);
                sizes[k] += more;
                starts[k][row + 1] = more;
            }
        }
        return part;
    }

    /** Puts the parts behind what is there already; room is made for all rows by what those so far needed. */
    private void append(int[][][] parts, int from, int to) {
        for (int k = 0; k < hashes.length; k++) {
            for (int row = from; row < to; row++) {
                starts[k][row + 1] += starts[k][row];
            }
            int size = starts[k][to];
            if (size > hashes[k].length) {
                long all = (long) size * rows() / to;
                hashes[k] = Arrays.copyOf(hashes[k], Math.toIntExact(Math.max(size, all + all / SPARE)));
            }
            for (int piece = 0; piece < parts.length; piece++) {
                int begin = from + piece * CHUNK;
                int end = Math.min(to, begin + CHUNK);
                System.arraycopy(parts[piece][k], 0, hashes[k], starts[k][begin], starts[k][end] - starts[k][begin]);
            }
        }
    }

    List<Kind> kinds() {
        return kinds;
    }

    int rows() {
        return starts[0].length - 1;
    }

    int from(int kind, int row) {
        return starts[kind][row];
    }

    int to(int kind, int row) {
        return starts[kind][row + 1];
    }

    int size(int kind) {
        return starts[kind][rows()];
    }

    int hash(int kind, int at) {
        return hashes[kind][at];
    }

    /** Says that all pairs under this key of this record are already candidates. */
    void settle(int kind, int at) {
        settled[kind].set(at);
    }

    boolean isSettled(int kind, int at) {
        return settled[kind].get(at);
    }
}
