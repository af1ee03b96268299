package dev.wadi.bronze.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one framed record of delimited text.
 *
 * @param fields    the fields, unquoted; complete only where well formed
 * @param misquoted whether a quoted field is never closed, or has text after its closing quote
 */
public record CsvLine(List<String> fields, boolean misquoted) {

    public CsvLine {
        fields = List.copyOf(fields);
    }

    /** Splits a record, which has been framed by {@link CsvFramer} with the same dialect. */
    public static CsvLine split(String line, char delimiter, char quote) {
        var fields = new ArrayList<String>();
        var at = 0;
        while (true) {
            if (at < line.length() && line.charAt(at) == quote) {
                var field = new StringBuilder();
                var close = quoted(line, at + 1, quote, field);
                if (close < 0 || close + 1 < line.length() && line.charAt(close + 1) != delimiter) {
                    return new CsvLine(fields, true);
                }
                fields.add(field.toString());
                at = close + 1;
            } else {
                var end = line.indexOf(delimiter, at);
                end = end < 0 ? line.length() : end;
                fields.add(line.substring(at, end));
                at = end;
            }
            if (at == line.length()) {
                return new CsvLine(fields, false);
            }
            at++;
        }
    }

    /** Appends a quoted field to {@code field} and says where its closing quote is, or -1. */
    private static int quoted(String line, int from, char quote, StringBuilder field) {
        var start = from;
        while (true) {
            var close = line.indexOf(quote, start);
            if (close < 0) {
                return -1;
            }
            field.append(line, start, close);
            if (close + 1 < line.length() && line.charAt(close + 1) == quote) {
                field.append(quote);
                start = close + 2;
            } else {
                return close;
            }
        }
    }
}
