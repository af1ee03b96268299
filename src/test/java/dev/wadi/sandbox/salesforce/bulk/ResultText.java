package dev.wadi.sandbox.salesforce.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.wadi.sandbox.salesforce.soql.Selection;
import dev.wadi.sandbox.salesforce.store.Column;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.Row;
import dev.wadi.sandbox.salesforce.store.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes records as delimited text: every field quoted, what belongs to a parent under {@code Parent.Field}. */
final class ResultText {

    private static final DateTimeFormatter DATETIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final RecordStore store;
    private final String delimiter;
    private final String lineEnd;

    ResultText(RecordStore store, String delimiter, String lineEnd) {
        this.store = store;
        this.delimiter = delimiter;
        this.lineEnd = lineEnd;
    }

    /** Some rows, with or without the line that names their columns. */
    byte[] of(Selection selection, List<Row> rows, boolean header) {
        return store.reading(org -> {
            var text = new StringBuilder();
            if (header) {
                var names = new ArrayList<String>();
                names(selection, "", names);
                line(names, text);
            }
            for (var row : rows) {
                var fields = new ArrayList<String>();
                fields(selection, Optional.of(row), org, fields);
                line(fields, text);
            }
            return text.toString().getBytes(UTF_8);
        });
    }

    private void line(List<String> fields, StringBuilder text) {
        text.append(fields.stream()
                        .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                        .collect(joining(delimiter)))
                .append(lineEnd);
    }

    private static void names(Selection selection, String within, List<String> names) {
        for (var item : selection.items()) {
            if (item instanceof Selection.Value value) {
                names.add(within + value.column().name());
            } else if (item instanceof Selection.Parent parent) {
                names(parent.fields(), within + parent.name() + ".", names);
            }
        }
    }

    private static void fields(Selection selection, Optional<Row> row, Snapshot org, List<String> fields) {
        for (var item : selection.items()) {
            if (item instanceof Selection.Value value) {
                fields.add(row.map(known -> text(value.column(), known.at(value.column())))
                        .orElse(""));
            } else if (item instanceof Selection.Parent parent) {
                var id = row.map(known -> known.at(parent.reference()));
                fields(
                        parent.fields(),
                        id.flatMap(known -> org.row(parent.fields().object().name(), known.toString())),
                        org,
                        fields);
            }
        }
    }

    private static String text(Column column, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return switch (column.kind()) {
            case DATETIME -> DATETIME.format((Instant) value);
            case DECIMAL -> decimal((BigDecimal) value);
            case BOOLEAN, WHOLE, TEXT, ID, DATE -> value.toString();
        };
    }

    private static String decimal(BigDecimal value) {
        var shortest = value.stripTrailingZeros();
        return (shortest.scale() < 1 ? shortest.setScale(1) : shortest).toPlainString();
    }
}
