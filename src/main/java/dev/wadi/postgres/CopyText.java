package dev.wadi.postgres;

import dev.wadi.core.Utf8Buffer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows for {@code COPY … FROM STDIN} in Postgres' text format. Values are escaped as the format defines, so nothing a
 * value holds can end a row or a field. A NUL character, which Postgres text cannot hold, must not be in a value.
 */
public final class CopyText {

    private static final int ROOM = 1 << 16;
    private static final byte[] NULL = {'\\', 'N'};
    private static final byte[] HEXADECIMAL = {'\\', '\\', 'x'};

    private final Utf8Buffer rows = new Utf8Buffer(ROOM);
    private boolean rowBegun;
    private int count;

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
        } else if (value instanceof Number
                || value instanceof Boolean
                || value instanceof Instant
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
        count++;
    }

    /** Rows that wait to be sent. */
    public int count() {
        return count;
    }

    /**
     * Sends the rows; none is left to be sent again.
     *
     * @param table   a checked or quoted table name
     * @param columns checked or quoted column names, in the order of the values
     */
    public void into(Handle handle, String table, String columns) {
        if (count == 0) {
            return;
        }
        var sql = "COPY " + table + " (" + columns + ") FROM STDIN";
        try {
            var copy = Database.connection(handle).unwrap(PGConnection.class).getCopyAPI();
            var in = copy.copyIn(sql);
            try {
                in.writeToCopy(rows.array(), 0, rows.size());
                in.endCopy();
            } finally {
                if (in.isActive()) {
                    in.cancelCopy();
                }
            }
            rows.clear();
            count = 0;
        } catch (SQLException e) {
            throw Database.classified(new UnableToExecuteStatementException(sql, e, null));
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
