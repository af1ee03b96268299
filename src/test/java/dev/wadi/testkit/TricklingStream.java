package dev.wadi.testkit;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Random;

/** A source that gives as much at a time as it likes, as a network does. The same seed gives the same portions. */
public final class TricklingStream extends InputStream {

    private final ByteArrayInputStream bytes;
    private final Random random;
    private final int most;

    /** These bytes in portions of one to so many. */
    public TricklingStream(byte[] bytes, long seed, int most) {
        this.bytes = new ByteArrayInputStream(bytes);
        this.random = new Random(seed);
        this.most = most;
    }

    @Override
    public int read() {
        return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        return bytes.read(into, offset, Math.min(length, 1 + random.nextInt(most)));
    }
}
