package dev.wadi.cli.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows in columns as wide as what is in them; numbers to the right. */
final class TextTable {

    private static final String BETWEEN = "  ";

    private TextTable() {}

    static List<String> of(List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return List.of("nothing");
        }
        var widths = new LinkedHashMap<String, Integer>();
        for (var row : rows) {
            row.forEach((name, value) ->
                    widths.merge(name, Math.max(name.length(), value.toString().length()), Math::max));
        }
        var lines = new ArrayList<String>();
        var head = new ArrayList<String>();
        widths.forEach((name, width) -> head.add(padded(name, width, isNumber(rows, name))));
        lines.add(String.join(BETWEEN, head).stripTrailing());
        for (var row : rows) {
            var cells = new ArrayList<String>();
            widths.forEach((name, width) ->
                    cells.add(padded(row.getOrDefault(name, "-").toString(), width, isNumber(rows, name))));
            lines.add(String.join(BETWEEN, cells).stripTrailing());
        }
        return lines;
    }

    private static boolean isNumber(List<Map<String, Object>> rows, String name) {
        return rows.stream().filter(row -> row.containsKey(name)).allMatch(row -> row.get(name) instanceof Number);
    }

    private static String padded(String text, int width, boolean right) {
        var space = " ".repeat(width - text.length());
        return right ? space + text : text + space;
    }
}
