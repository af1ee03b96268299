package dev.wadi.core.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text on its way to bytes, for what is written or hashed by the million: no string is made of the whole before. Grows as
 * needed and is used again after {@link #clear()}. Half a surrogate pair becomes a question mark, as everywhere in Java.
 */
public final class Utf8Buffer {

    private byte[] bytes;
    private int size;

    /** An empty one with room for so many bytes. */
    public Utf8Buffer(int room) {
        this.bytes = new byte[room];
    }

    public int size() {
        return size;
    }

    /** The bytes so far, and behind them others that mean nothing: read in place, up to {@link #size()}. */
    public byte[] array() {
        return bytes;
    }

    /** Begins anew. */
    public void clear() {
        size = 0;
    }

    /** Appends a byte. */
    public Utf8Buffer add(int one) {
        if (size == bytes.length) {
            makeRoom(1);
        }
        bytes[size++] = (byte) one;
        return this;
    }

    /** Appends a text. */
    public Utf8Buffer add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends bytes. */
    public Utf8Buffer add(byte[] more) {
        makeRoom(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    /** Appends a whole number in decimal digits. */
    public Utf8Buffer add(long number) {
        if (number < 0) {
            return add(Long.toString(number));
        }
        var digits = 1;
        for (var rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        makeRoom(digits);
        var rest = number;
        for (var at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    private void makeRoom(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    @Override
    public String toString() {
        return "Utf8Buffer[" + size + " bytes]";
    }
}
