package dev.wadi.postgres;

import dev.wadi.core.bytes.IsoText;
import dev.wadi.core.bytes.Utf8Buffer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Rows for {@code COPY … FROM STDIN} in Postgres' text format. Values are escaped as the format defines, so nothing a
 * value holds can end a row or a field. A NUL character, which Postgres text cannot hold, must not be in a value.
 */
public final class CopyText {

    private static final int ROOM = 1 << 16;
    private static final byte[] NULL = {'\\', 'N'};
    private static final byte[] HEXADECIMAL = {'\\', '\\', 'x'};

    private final Utf8Buffer rows = new Utf8Buffer(ROOM);
    private Optional<Copying> copying = Optional.empty();
    private boolean rowBegun;

    /** Appends a value to the row begun. */
    public CopyText add(@Nullable Object value) {
        if (rowBegun) {
            rows.add('\t');
        }
        rowBegun = true;
        if (value == null) {
            rows.add(NULL);
        } else if (value instanceof String text) {
            escape(text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Long || value instanceof Integer) {
            rows.add(((Number) value).longValue());
        } else if (value instanceof byte[] bytes) {
            rows.add(HEXADECIMAL).add(HexFormat.of().formatHex(bytes));
        } else if (value instanceof BigDecimal number) {
            rows.add(number.toPlainString());
        } else if (value instanceof Instant moment) {
            rows.add(IsoText.of(moment));
        } else if (value instanceof Number
                || value instanceof Boolean
                || value instanceof LocalDate
                || value instanceof UUID) {
            rows.add(value.toString());
        } else {
            throw new IllegalArgumentException(
                    "no way to COPY a " + value.getClass().getName());
        }
        return this;
    }

    /** Ends the row. */
    public void endRow() {
        rows.add('\n');
        rowBegun = false;
        if (rows.size() >= ROOM && copying.isPresent()) {
            copying.get().send(rows);
            rows.clear();
        }
    }

    /**
     * Sends the rows and forgets them. Sends nothing where there are none.
     *
     * @param table   a checked or quoted table name
     * @param columns checked or quoted column names
     */
    public void into(Handle handle, String table, String columns) {
        stream(handle, table, columns, () -> {});
    }

    /**
     * Sends the rows there are and those that are added meanwhile, bit by bit, so that Postgres takes in the first while the
     * last are made. Nothing else can be asked of the connection until all are. Sends nothing where there are none.
     *
     * @param more adds rows to this
     */
    public void stream(Handle handle, String table, String columns, Runnable more) {
        var copy = new Copying(handle, "COPY " + table + " (" + columns + ") FROM STDIN");
        copying = Optional.of(copy);
        try {
            more.run();
            if (rows.size() > 0) {
                copy.send(rows);
            }
            copy.end();
        } catch (RuntimeException | Error e) {
            copy.giveUp(e);
            throw e;
        } finally {
            copying = Optional.empty();
            rows.clear();
        }
    }

    /** The rows so far. */
    String rows() {
        return new String(rows.array(), 0, rows.size(), StandardCharsets.UTF_8);
    }

    private void escape(byte[] text) {
        for (var c : text) {
            if (c == '\\' || c >= '\t' && c <= '\r') {
                escapeEach(text);
                return;
            }
        }
        rows.add(text);
    }

    private void escapeEach(byte[] text) {
        for (var c : text) {
            switch (c) {
                case '\\' -> rows.add('\\').add('\\');
                case '\t' -> rows.add('\\').add('t');
                case '\n' -> rows.add('\\').add('n');
                case '\r' -> rows.add('\\').add('r');
                default -> rows.add(c);
            }
        }
    }
}
