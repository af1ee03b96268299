package dev.wadi.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A table whose rows are stamped, to the second, when a transaction begins, and seen when it commits, up to eight seconds later. */
final class Source {

    private static final int IDS = 8;
    private static final int LONGEST = 8;
    private static final int OFTEN = 3;

    private final Random random;
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, Open> open = new HashMap<>();
    private long now = 1_000;
    private int numbers;

    Source(Random random) {
        this.random = random;
    }

    /** Time goes on, or does not; somebody begins a change; others commit theirs. */
    void goOn() {
        now += random.nextInt(OFTEN);
        var id = "k" + random.nextInt(IDS);
        var last = rows.get(id);
        if (!open.containsKey(id) && (last == null || last.stamp() < now)) {
            numbers++;
            open.put(id, new Open(new Row(id, now, numbers), now + random.nextInt(LONGEST)));
        }
        commit();
    }

    /** Everybody commits. */
    void rest() {
        now += LONGEST;
        commit();
    }

    /** The rows with this stamp or a later one, in order. */
    List<Row> ask(long from) {
        var found = new ArrayList<>(rows.values());
        found.removeIf(row -> row.stamp() < from);
        found.sort(Comparator.comparingLong(Row::stamp).thenComparing(Row::id));
        return found;
    }

    /** The version that each id has. */
    Map<String, Integer> truth() {
        var truth = new HashMap<String, Integer>();
        rows.forEach((id, row) -> truth.put(id, row.number()));
        return truth;
    }

    private void commit() {
        open.values().removeIf(change -> {
            var over = change.until() <= now;
            if (over) {
                rows.put(change.row().id(), change.row());
            }
            return over;
        });
    }

    private record Open(Row row, long until) {}
}
