package dev.wadi.identity.cluster;

/**
 * Links in parts: those that hang together, over however many steps, are in one. So no row has links in two, and each part can be
 * worked on by itself. Immutable.
 */
final class Parts {

    /** The multiplier of Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): spreads roots over parts. */
    private static final int SPREAD = 0x9e3779b9;

    private final int[] order;
    private final int[] ends;

    private Parts(int[] order, int[] ends) {
        this.order = order;
        this.ends = ends;
    }

    /** The links of so many rows in so many parts, some of which may be empty. */
    static Parts of(int rows, long[] links, int count) {
        var roots = new int[rows];
        for (int row = 0; row < rows; row++) {
            roots[row] = row;
        }
        for (long link : links) {
            int a = root(roots, (int) (link >>> 32));
            int b = root(roots, (int) link);
            roots[Math.max(a, b)] = Math.min(a, b);
        }
        var ends = new int[count + 1];
        for (long link : links) {
            ends[part(roots, link, count) + 1]++;
        }
        for (int part = 0; part < count; part++) {
            ends[part + 1] += ends[part];
        }
        var order = new int[links.length];
        for (int i = 0; i < links.length; i++) {
            order[ends[part(roots, links[i], count)]++] = i;
        }
        return new Parts(order, ends);
    }

    /** How many links there are in the parts before this one. */
    int from(int part) {
        return part == 0 ? 0 : ends[part - 1];
    }

    int to(int part) {
        return ends[part];
    }

    /** Which link comes at this place. */
    int link(int at) {
        return order[at];
    }

    private static int part(int[] roots, long link, int count) {
        return Math.floorMod(root(roots, (int) link) * SPREAD >> 8, count);
    }

    private static int root(int[] roots, int row) {
        int at = row;
        while (roots[at] != at) {
            roots[at] = roots[roots[at]];
            at = roots[at];
        }
        return at;
    }
}
