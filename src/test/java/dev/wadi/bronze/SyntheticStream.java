package dev.wadi.bronze;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;

/** As many bytes as wanted, made while they are read: one block over and over. Knows the largest buffer it was read into. */
final class SyntheticStream extends InputStream {

    private final byte[] block;
    private final long size;
    private long position;
    private int largestBuffer;

    SyntheticStream(String block, int times) {
        this.block = block.getBytes(UTF_8);
        this.size = (long) this.block.length * times;
    }

    long size() {
        return size;
    }

    int largestBuffer() {
        return largestBuffer;
    }

    @Override
    public int read() {
        return position == size ? -1 : block[(int) (position++ % block.length)] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        largestBuffer = Math.max(largestBuffer, into.length);
        if (position == size) {
            return -1;
        }
        var from = (int) (position % block.length);
        var count = Math.min(length, block.length - from);
        System.arraycopy(block, from, into, offset, count);
        position += count;
        return count;
    }
}
