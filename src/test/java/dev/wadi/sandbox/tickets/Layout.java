package dev.wadi.sandbox.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/** How one object is written: the order of its columns, its line ends, its byte order mark, how freely it quotes. */
record Layout(List<Column> columns, String newline, boolean byteOrderMark, boolean quotesAll, boolean endsWithNewline) {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final List<Column> STATUS_FIRST = List.of(
            Column.STATUS,
            Column.TICKET_ID,
            Column.PRIORITY,
            Column.CHANNEL,
            Column.CREATED_AT,
            Column.UPDATED_AT,
            Column.CLOSED_AT,
            Column.SUBJECT,
            Column.BODY,
            Column.REQUESTER_EMAIL,
            Column.REQUESTER_NAME,
            Column.REQUESTER_PHONE,
            Column.COMPANY,
            Column.SATISFACTION);

    private static final List<Column> BODY_LAST = List.of(
            Column.TICKET_ID,
            Column.REQUESTER_EMAIL,
            Column.REQUESTER_NAME,
            Column.COMPANY,
            Column.REQUESTER_PHONE,
            Column.SATISFACTION,
            Column.STATUS,
            Column.PRIORITY,
            Column.CHANNEL,
            Column.UPDATED_AT,
            Column.CREATED_AT,
            Column.CLOSED_AT,
            Column.SUBJECT,
            Column.BODY);

    /** The layout of an object by its place in the day: a handful of objects show every kind. */
    static Layout of(int object) {
        var columns = List.of(Column.values());
        if (object % 5 == 2) {
            columns = STATUS_FIRST;
        } else if (object % 5 == 4) {
            columns = BODY_LAST;
        }
        return new Layout(
                columns,
                object % 3 == 1 ? "\r\n" : "\n",
                object % 4 == 1 || object % 4 == 2,
                object % 7 == 3,
                object % 3 != 2);
    }

    /** Whether a line of the other, its end included, could stand in this one. */
    boolean takesLinesOf(Layout other) {
        return columns.equals(other.columns) && newline.equals(other.newline);
    }

    /** What an object starts with. */
    byte[] header() {
        var header = new ByteArrayOutputStream();
        if (byteOrderMark) {
            header.writeBytes(BYTE_ORDER_MARK);
        }
        header.writeBytes(
                String.join(",", columns.stream().map(Column::header).toList()).getBytes(UTF_8));
        header.writeBytes(newline.getBytes(UTF_8));
        return header.toByteArray();
    }

    /** A record as a line of CSV, without its end. */
    String line(Map<Column, String> fields) {
        return String.join(",", cells(fields));
    }

    /** What stands between the commas of that line. */
    List<String> cells(Map<Column, String> fields) {
        return columns.stream()
                .map(column -> cell(fields.getOrDefault(column, "")))
                .toList();
    }

    /** A value as it stands in a line, quoted where it has to be. */
    String cell(String value) {
        return quotesAll || needsQuotes(value) ? quoted(value) : value;
    }

    /** A value in quotes. */
    static String quoted(String value) {
        return "\"" + value.replace("\"", "\"\"") + "\"";
    }

    private static boolean needsQuotes(String value) {
        for (var index = 0; index < value.length(); index++) {
            if (",\"\r\n".indexOf(value.charAt(index)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
