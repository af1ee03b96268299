package dev.wadi.postgres;

import dev.wadi.core.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

    private final StringBuilder rows = new StringBuilder(1 << 16);
    private boolean rowBegun;
    private int count;

    /** Appends a value to the row begun. */
    public CopyText add(@Nullable Object value) {
        if (rowBegun) {
            rows.append('\t');
        }
        rowBegun = true;
        if (value == null) {
            rows.append("\\N");
        } else if (value instanceof String text) {
            escape(text);
        } else if (value instanceof byte[] bytes) {
            rows.append("\\\\x").append(HexFormat.of().formatHex(bytes));
        } else if (value instanceof BigDecimal number) {
            rows.append(number.toPlainString());
        } else if (value instanceof Number
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof LocalDate
                || value instanceof UUID) {
            rows.append(value);
        } else {
            throw new IllegalArgumentException(
                    "no way to COPY a " + value.getClass().getName());
        }
        return this;
    }

    /** Ends the row. */
    public void endRow() {
        rows.append('\n');
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
            copy.copyIn(sql, new ByteArrayInputStream(rows().getBytes(StandardCharsets.UTF_8)));
            rows.setLength(0);
            count = 0;
        } catch (SQLException e) {
            throw Database.classified(new UnableToExecuteStatementException(sql, e, null));
        } catch (IOException e) {
            throw new Unavailable("Postgres did not take a COPY", e);
        }
    }

    /** The rows so far. */
    String rows() {
        return rows.toString();
    }

    private void escape(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
    }
}
