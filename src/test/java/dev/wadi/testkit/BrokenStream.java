package dev.wadi.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A source that breaks off: after its bytes comes an error, where an ordinary stream would end. */
public final class BrokenStream extends InputStream {

    private final InputStream bytes;

    public BrokenStream(byte[] bytes) {
        this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() throws IOException {
        return orBreak(bytes.read());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return orBreak(bytes.read(into, offset, length));
    }

    private static int orBreak(int read) throws IOException {
        if (read < 0) {
            throw new IOException("connection reset");
        }
        return read;
    }
}
