package dev.wadi.sandbox.page;

import java.util.ArrayList;
import java.util.List;

/** A table with a caption, that can be scrolled where it is too wide. Cells are HTML already. */
final class Table {

    private final String caption;
    private final List<String> columns;
    private final int words;
    private final StringBuilder rows = new StringBuilder();

    /**
     * An empty one.
     *
     * @param words how many of the columns, from the left, hold words and not numbers
     */
    Table(String caption, int words, String... columns) {
        this.caption = caption;
        this.words = words;
        this.columns = List.of(columns);
    }

    /** Adds a row, whose first cell heads it. */
    Table row(String... cells) {
        return add("", List.of(cells));
    }

    /** Adds a row that sums up the others. */
    Table sum(String... cells) {
        return add(" class=\"sum\"", List.of(cells));
    }

    String html() {
        var head = new ArrayList<String>();
        for (var index = 0; index < columns.size(); index++) {
            head.add("<th scope=\"col\"" + kind(index) + ">" + columns.get(index) + "</th>");
        }
        return """
                <div class="scroll" tabindex="0" role="region" aria-label="%s">
                <table>
                <caption>%s</caption>
                <thead><tr>%s</tr></thead>
                <tbody>
                %s</tbody>
                </table>
                </div>
                """.formatted(caption.replaceAll("<[^>]*>", ""), caption, String.join("", head), rows);
    }

    private Table add(String attributes, List<String> cells) {
        rows.append("<tr").append(attributes).append(">");
        for (var index = 0; index < cells.size(); index++) {
            rows.append(index == 0 ? "<th scope=\"row\">" : "<td" + kind(index) + ">")
                    .append(cells.get(index))
                    .append(index == 0 ? "</th>" : "</td>");
        }
        rows.append("</tr>\n");
        return this;
    }

    private String kind(int column) {
        return column < words ? "" : " class=\"n\"";
    }
}
