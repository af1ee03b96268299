package dev.wadi.testkit.geo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes the data types of a MaxMind DB that its metadata and places need. */
final class FieldWriter {

    private static final int TEXT = 2;
    private static final int UNSIGNED_16 = 5;
    private static final int UNSIGNED_32 = 6;
    private static final int MAP = 7;
    private static final int UNSIGNED_64 = 9;
    private static final int LIST = 11;

    private static final int LAST_OF_CONTROL_BYTE = 7;
    private static final int SIZE_IN_NEXT_BYTE = 29;
    private static final int SIZE_IN_NEXT_TWO_BYTES = 30;
    private static final int ONE_BYTE_MORE = 285;
    private static final int TWO_BYTES_MORE = 65_821;

    private final DataOutputStream out;

    FieldWriter(DataOutputStream out) {
        this.out = out;
    }

    void write(Object value) {
        try {
            field(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void field(Object value) throws IOException {
        if (value instanceof String text) {
            var bytes = text.getBytes(UTF_8);
            control(TEXT, bytes.length);
            out.write(bytes);
        } else if (value instanceof Short number) {
            number(UNSIGNED_16, number);
        } else if (value instanceof Integer number) {
            number(UNSIGNED_32, number);
        } else if (value instanceof Long number) {
            number(UNSIGNED_64, number);
        } else if (value instanceof Map<?, ?> map) {
            control(MAP, map.size());
            for (var entry : map.entrySet()) {
                field(entry.getKey());
                field(entry.getValue());
            }
        } else if (value instanceof List<?> list) {
            control(LIST, list.size());
            for (var each : list) {
                field(each);
            }
        } else {
            throw new IllegalArgumentException("no way to write a " + value.getClass());
        }
    }

    /** A number without its leading zero bytes. */
    private void number(int type, long number) throws IOException {
        var bytes = (Long.SIZE - Long.numberOfLeadingZeros(number) + Byte.SIZE - 1) / Byte.SIZE;
        control(type, bytes);
        for (var left = bytes - 1; left >= 0; left--) {
            out.write((int) (number >>> (Byte.SIZE * left)));
        }
    }

    /** The type in the upper three bits of a byte, or in a byte of its own; the size in the rest and what follows. */
    private void control(int type, int size) throws IOException {
        if (size >= TWO_BYTES_MORE) {
            throw new IllegalArgumentException("too large: " + size);
        }
        var shown = size < SIZE_IN_NEXT_BYTE ? size : size < ONE_BYTE_MORE ? SIZE_IN_NEXT_BYTE : SIZE_IN_NEXT_TWO_BYTES;
        if (type <= LAST_OF_CONTROL_BYTE) {
            out.write(type << 5 | shown);
        } else {
            out.write(shown);
            out.write(type - LAST_OF_CONTROL_BYTE);
        }
        if (shown == SIZE_IN_NEXT_BYTE) {
            out.write(size - SIZE_IN_NEXT_BYTE);
        } else if (shown == SIZE_IN_NEXT_TWO_BYTES) {
            out.writeShort(size - ONE_BYTE_MORE);
        }
    }
}
