package dev.wadi.testkit.geo;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A binary tree over the bits of addresses. What a node holds for a bit is another node, an entry, or nothing. */
final class NetworkTree {

    private static final int NOTHING = 0; // the root is nobody's child

    /** For either bit: a node by its number, an entry as the complement of its offset. */
    private final List<int[]> nodes = new ArrayList<>();

    NetworkTree() {
        nodes.add(new int[2]);
    }

    int size() {
        return nodes.size();
    }

    /** Puts an entry at a network; a wider network around it keeps the rest, if it was put before. */
    void put(byte[] address, int bits, int entryOffset) {
        var node = 0;
        for (var depth = 0; depth < bits - 1; depth++) {
            node = childOf(node, bit(address, depth));
        }
        nodes.get(node)[bit(address, bits - 1)] = ~entryOffset;
    }

    /** Writes the nodes. Numbers from their count on mean nothing, or what stands behind the separator. */
    void writeTo(DataOutputStream out, int separatorBytes) throws IOException {
        for (var node : nodes) {
            for (var child : node) {
                if (child == NOTHING) {
                    out.writeInt(nodes.size());
                } else {
                    out.writeInt(child > 0 ? child : nodes.size() + separatorBytes + ~child);
                }
            }
        }
    }

    private int childOf(int node, int bit) {
        var child = nodes.get(node)[bit];
        if (child > 0) {
            return child;
        }
        nodes.add(new int[] {child, child});
        nodes.get(node)[bit] = nodes.size() - 1;
        return nodes.size() - 1;
    }

    private static int bit(byte[] address, int depth) {
        return (address[depth / Byte.SIZE] >> (Byte.SIZE - 1 - depth % Byte.SIZE)) & 1;
    }
}
