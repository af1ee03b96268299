package dev.wadi.core;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The extents of the records on a page: for each its first byte, counted from the start of the page, and its length in
 * bytes. Ascending and without overlap; what lies between two records (line ends, blank lines, a header) belongs to none.
 */
public final class Frames {

    private final int[] offsets;
    private final int[] lengths;

    private Frames(int[] offsets, int[] lengths) {
        this.offsets = offsets;
        this.lengths = lengths;
    }

    public int size() {
        return offsets.length;
    }

    /** Bytes from the start of the page to the record's first byte. */
    public int offset(int ordinal) {
        return offsets[ordinal];
    }

    /** The record's length in bytes. */
    public int length(int ordinal) {
        return lengths[ordinal];
    }

    /** The compact form kept beside a page: for each record the gap before it and its length, as unsigned varints. */
    public byte[] encode() {
        var out = ByteBuffer.allocate(10 * size());
        var end = 0;
        for (var i = 0; i < size(); i++) {
            putVarint(out, offsets[i] - end);
            putVarint(out, lengths[i]);
            end = offsets[i] + lengths[i];
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * Reads the compact form of {@code count} extents back.
     *
     * @throws IllegalArgumentException where there are more or fewer of them, or bytes are damaged
     */
    public static Frames decode(byte[] encoded, int count) {
        var in = ByteBuffer.wrap(encoded);
        var frames = new Builder();
        var end = 0;
        for (var i = 0; i < count; i++) {
            var offset = end + varint(in);
            var length = varint(in);
            frames.add(offset, length);
            end = offset + length;
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("frames hold more than the " + count + " extents they should");
        }
        return frames.build();
    }

    private static void putVarint(ByteBuffer out, int value) {
        var rest = value;
        while (rest >= 0x80) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static int varint(ByteBuffer in) {
        var value = 0;
        for (var shift = 0; shift < Integer.SIZE && in.hasRemaining(); shift += 7) {
            var next = in.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("frames are cut off or damaged at byte " + in.position());
    }

    /** Collects extents in ascending order. */
    public static final class Builder {

        private int[] offsets = new int[64];
        private int[] lengths = new int[64];
        private int size;

        public void add(int offset, int length) {
            if (length < 0 || offset < (size == 0 ? 0 : offsets[size - 1] + lengths[size - 1])) {
                throw new IllegalArgumentException("extent " + offset + "+" + length + " overlaps the one before it");
            }
            if (length > Integer.MAX_VALUE - offset) {
                throw new IllegalArgumentException("extent " + offset + "+" + length + " ends beyond any page");
            }
            if (size == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * size);
                lengths = Arrays.copyOf(lengths, 2 * size);
            }
            offsets[size] = offset;
            lengths[size++] = length;
        }

        public int size() {
            return size;
        }

        public Frames build() {
            return new Frames(Arrays.copyOf(offsets, size), Arrays.copyOf(lengths, size));
        }
    }
}
