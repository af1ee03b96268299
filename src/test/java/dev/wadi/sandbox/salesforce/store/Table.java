package dev.wadi.sandbox.salesforce.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of one object, by id and in the order of SystemModstamp and id. Guarded by its store. */
final class Table {

    private record Stamp(long second, String id) {}

    private static final Comparator<Stamp> BY_STAMP =
            Comparator.comparingLong(Stamp::second).thenComparing(Stamp::id);

    private ObjectType type;
    private final Map<String, Row> byId = new HashMap<>();
    private final TreeMap<Stamp, Row> byStamp = new TreeMap<>(BY_STAMP);

    Table(ObjectType type) {
        this.type = type;
    }

    ObjectType type() {
        return type;
    }

    void add(Field field) {
        type = type.with(field);
    }

    @Nullable
    Row get(String id) {
        return byId.get(id);
    }

    void put(Row row) {
        var before = byId.put(row.id(), row);
        if (before != null) {
            byStamp.remove(stamp(before));
        }
        byStamp.put(stamp(row), row);
    }

    void remove(String id) {
        var before = byId.remove(id);
        if (before != null) {
            byStamp.remove(stamp(before));
        }
    }

    Collection<Row> between(StampRange range) {
        if (range.isEmpty()) {
            return List.of();
        }
        if (range.equals(StampRange.ALL)) {
            return byStamp.values();
        }
        // "" sorts before every id, and "~" after
        return byStamp.subMap(new Stamp(range.from(), ""), true, new Stamp(range.to(), "~"), true)
                .values();
    }

    private static Stamp stamp(Row row) {
        return new Stamp(row.systemModstamp().getEpochSecond(), row.id());
    }
}
