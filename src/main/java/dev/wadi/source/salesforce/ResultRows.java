package dev.wadi.source.salesforce;

import dev.wadi.bronze.Framer.Frame;
import dev.wadi.bronze.csv.CsvFramer;
import dev.wadi.bronze.csv.CsvLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one piece of what a job found: delimited text in UTF-8. Each piece should begin with the names of the columns; some
 * say that only the first does, so a piece whose first line is another begins with a record. A row that is not whole is a sign that
 * the piece was cut.
 */
final class ResultRows {

    private static final char DELIMITER = ',';
    private static final char QUOTE = '"';

    private final byte[] bytes;
    private final List<String> columns;
    private final List<Frame> rows = new ArrayList<>();

    private ResultRows(byte[] bytes, List<String> columns) {
        this.bytes = bytes;
        this.columns = columns;
    }

    /**
     * The rows of a piece.
     *
     * @param columns those of the piece before, with commas between; empty for the first
     * @throws IOException where it is cut, or is something else
     */
    static ResultRows of(byte[] bytes, String columns) throws IOException {
        var framer = new CsvFramer(DELIMITER, QUOTE, bytes.length);
        var first = framer.preamble(bytes, bytes.length, true);
        var names = first.length() > 0 ? split(bytes, first) : List.<String>of();
        var known = columns.isEmpty() ? names : List.of(columns.split(",", -1));
        var found = new ResultRows(bytes, known);
        var at = names.equals(known) ? first.resume() : first.start();
        for (var frame = framer.next(bytes, at, bytes.length, true);
                !frame.isNone();
                frame = framer.next(bytes, frame.resume(), bytes.length, true)) {
            found.rows.add(frame);
        }
        return found;
    }

    /** The names of the columns. */
    List<String> columns() {
        return columns;
    }

    int size() {
        return rows.size();
    }

    /**
     * The fields of a row.
     *
     * @throws IOException where it is not whole
     */
    List<String> row(int ordinal) throws IOException {
        var fields = split(bytes, rows.get(ordinal));
        if (fields.size() != columns.size()) {
            throw new IOException(
                    "a row has " + fields.size() + " fields, not the " + columns.size() + " of the header");
        }
        return fields;
    }

    private static List<String> split(byte[] bytes, Frame frame) throws IOException {
        var text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, frame.start(), frame.length()))
                .toString();
        var line = CsvLine.split(text, DELIMITER, QUOTE);
        if (line.misquoted()) {
            throw new IOException("a quoted field is not closed");
        }
        return line.fields();
    }
}
