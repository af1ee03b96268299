package dev.wadi.scenarios.hostile;

import dev.wadi.scenarios.hostile.HostileSource.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/** Cursors as they are found in the wild, to see that the schedules catch them. */
enum NaiveCursor {
    /** After the newest seen: misses ties and late commits. */
    AFTER,
    /** After the newest seen and its key: misses late commits. */
    KEYSET,
    /** From the newest seen on: misses late commits, sees ties twice. */
    FROM,
    /** From the newest seen on, and moves the cursor before it keeps the rows: misses what was to be kept when it died as well. */
    CURSOR_FIRST,
    /** Keeps the rows, then moves the cursor, with a look-back: doubles what it had kept when it died. */
    ROWS_FIRST;

    /** What a run over a schedule kept. */
    record Kept(List<Row> rows, HostileSource source) {

        boolean misses() {
            return !new HashSet<>(rows).containsAll(source.all());
        }

        boolean doubles() {
            return new HashSet<>(rows).size() < rows.size();
        }
    }

    private static final int POLLS = 12;

    Kept over(long seed) {
        var random = new Random(seed);
        var source = new HostileSource(new Random(seed));
        var kept = new ArrayList<Row>();
        var cursor = new Row("", 0, 0, false);
        for (var poll = 0; poll <= POLLS; poll++) {
            source.goOn();
            if (poll == POLLS) {
                source.comeToRest();
            }
            var begun = cursor;
            var pages = source.pages(source.select(row -> wants(row, begun)));
            for (var page : pages) {
                var dies = poll < POLLS && random.nextInt(5) == 0;
                if (!dies || this != CURSOR_FIRST) {
                    kept.addAll(page);
                }
                if (!dies || this != ROWS_FIRST) {
                    for (var row : page) {
                        cursor = isAfter(row, cursor) ? row : cursor;
                    }
                }
                if (dies) {
                    break;
                }
            }
        }
        return new Kept(kept, source);
    }

    private boolean wants(Row row, Row cursor) {
        return switch (this) {
            case AFTER -> row.stamp() > cursor.stamp();
            case KEYSET -> isAfter(row, cursor);
            case FROM, CURSOR_FIRST -> row.stamp() >= cursor.stamp();
            case ROWS_FIRST -> row.stamp() >= cursor.stamp() - HostileSource.LOOK_BACK.toSeconds();
        };
    }

    private static boolean isAfter(Row row, Row cursor) {
        return row.stamp() > cursor.stamp()
                || row.stamp() == cursor.stamp() && row.id().compareTo(cursor.id()) > 0;
    }
}
