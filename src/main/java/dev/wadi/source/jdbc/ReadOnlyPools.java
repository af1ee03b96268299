package dev.wadi.source.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pools of all databases that tables are read from. */
public final class ReadOnlyPools implements AutoCloseable {

    private final Map<String, ReadOnlyPool> byName = new LinkedHashMap<>();

    /**
     * A pool for each database.
     *
     * @param connections the most that each may open: as many as streams may read it at once
     */
    public ReadOnlyPools(List<TableDatabase> databases, int connections) {
        databases.forEach(database -> byName.put(database.name(), new ReadOnlyPool(database, connections)));
    }

    /** The pools by the names that routes use. */
    public Map<String, Object> beans() {
        return Map.copyOf(byName);
    }

    @Override
    public void close() {
        byName.values().forEach(ReadOnlyPool::close);
    }
}
