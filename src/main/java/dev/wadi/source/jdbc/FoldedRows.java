package dev.wadi.source.jdbc;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records from rows. Rows of the same key that follow each other are one record: their columns with a dot in the label
 * ({@code lines.sku}) become an array of objects ({@code lines}), one for each row in which any of them has a value; all other
 * columns are those of the first row. Reads one row ahead. For one thread.
 */
final class FoldedRows implements Iterator<Map<String, Object>> {

    private final Iterator<Map<String, @Nullable Object>> rows;
    private final String key;
    private @Nullable Map<String, @Nullable Object> ahead;

    /**
     * Records of these rows.
     *
     * @param key the label of the column that names a record
     */
    FoldedRows(Iterator<Map<String, @Nullable Object>> rows, String key) {
        this.rows = rows;
        this.key = key;
        this.ahead = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Map<String, Object> next() {
        var row = ahead;
        if (row == null) {
            throw new NoSuchElementException("there are no more rows");
        }
        var name = row.get(key);
        var record = new LinkedHashMap<String, Object>();
        plain(row, record);
        do {
            parts(row, record);
            row = rows.hasNext() ? rows.next() : null;
        } while (row != null && name != null && Objects.equals(row.get(key), name));
        ahead = row;
        return record;
    }

    private static void plain(Map<String, @Nullable Object> row, Map<String, Object> record) {
        for (var column : row.entrySet()) {
            var value = column.getValue();
            if (value != null && column.getKey().indexOf('.') < 0) {
                record.put(column.getKey(), value);
            }
        }
    }

    private static void parts(Map<String, @Nullable Object> row, Map<String, Object> record) {
        var parts = new LinkedHashMap<String, Map<String, Object>>();
        for (var column : row.entrySet()) {
            var label = column.getKey();
            var dot = label.indexOf('.');
            if (dot >= 0) {
                var part = parts.computeIfAbsent(label.substring(0, dot), array -> new LinkedHashMap<>());
                var value = column.getValue();
                if (value != null) {
                    part.put(label.substring(dot + 1), value);
                }
            }
        }
        parts.forEach((array, part) -> add(part, record, array));
    }

    @SuppressWarnings("unchecked") // what stands under the name of an array was put there by this method
    private static void add(Map<String, Object> part, Map<String, Object> record, String array) {
        var all = (List<Map<String, Object>>) record.computeIfAbsent(array, name -> new ArrayList<>());
        if (!part.isEmpty()) {
            all.add(part);
        }
    }
}
