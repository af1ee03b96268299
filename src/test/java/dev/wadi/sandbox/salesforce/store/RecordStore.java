package dev.wadi.sandbox.salesforce.store;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The records of an org, in memory: Account, Contact and Opportunity. Stamps come from the clock it is given, to the
 * second, ids are counted. Safe for use by several threads; readers see all of a transaction or nothing.
 */
public final class RecordStore {

    private final Clock clock;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Table> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, AtomicLong> lastNumbers = new HashMap<>();

    public RecordStore(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
        for (var type : StandardObjects.all()) {
            tables.put(type.name(), new Table(type));
            lastNumbers.put(type.name(), new AtomicLong());
        }
    }

    /** Starts a transaction, for changes that are to show together or late. */
    public Transaction begin() {
        return new Transaction(this, clock);
    }

    /** Changes or makes one record, as {@link Transaction#upsert} does, and answers its id. */
    public String upsert(String object, Map<String, ? extends @Nullable Object> fields) {
        var transaction = begin();
        var id = transaction.upsert(object, fields);
        transaction.commit();
        return id;
    }

    /** Changes or makes many records at once and answers their ids in the same order. */
    public List<String> upsertAll(
            String object, Collection<? extends Map<String, ? extends @Nullable Object>> records) {
        var transaction = begin();
        var ids = records.stream()
                .map(fields -> transaction.upsert(object, fields))
                .toList();
        transaction.commit();
        return ids;
    }

    /**
     * Puts records back as a backup holds them, to be seen all at once: with ids, stamps and the recycle bin of their own,
     * and with values that no validation would let in today. What such a record does not have is null.
     *
     * @return how many there were
     */
    public int restore(String object, Iterator<? extends Map<String, ? extends @Nullable Object>> records) {
        var type = reading(org -> table(object).type());
        var rows = new ArrayList<Row>();
        records.forEachRemaining(record -> rows.add(Backup.row(type, record)));
        lock.writeLock().lock();
        try {
            rows.forEach(table(object)::put);
        } finally {
            lock.writeLock().unlock();
        }
        return rows.size();
    }

    /** Moves a record to the recycle bin. */
    public void delete(String id) {
        atOnce(transaction -> transaction.delete(id));
    }

    /** Takes a record out of the recycle bin. */
    public void undelete(String id) {
        atOnce(transaction -> transaction.undelete(id));
    }

    /** Moves SystemModstamp alone, as the system does. */
    public void touch(String id) {
        atOnce(transaction -> transaction.touch(id));
    }

    /** Removes a record for good. */
    public void purge(String id) {
        atOnce(transaction -> transaction.purge(id));
    }

    /** Adds a field to an object, null in every record. */
    public void addField(String object, Field field) {
        lock.writeLock().lock();
        try {
            table(object).add(field);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The objects there are, by name. */
    public List<ObjectType> objects() {
        return reading(snapshot -> tables.values().stream().map(Table::type).toList());
    }

    /** Reads while nothing changes. The snapshot is of no use afterwards, the rows are. */
    public <T> T reading(Function<Snapshot, T> read) {
        lock.readLock().lock();
        try {
            return read.apply(new Tables());
        } finally {
            lock.readLock().unlock();
        }
    }

    void apply(List<Change> changes) {
        lock.writeLock().lock();
        try {
            changes.forEach(this::apply);
        } finally {
            lock.writeLock().unlock();
        }
    }

    String nextId(String object) {
        return reading(org -> {
            var table = table(object);
            var numbers = requireNonNull(lastNumbers.get(table.type().name()));
            var id = SalesforceId.of(table.type().keyPrefix(), numbers.incrementAndGet());
            while (table.get(id) != null) { // put back from a backup
                id = SalesforceId.of(table.type().keyPrefix(), numbers.incrementAndGet());
            }
            return id;
        });
    }

    /** What rows are to hold for the fields given, or a complaint. */
    List<Change.Cell> cells(String object, Map<String, ? extends @Nullable Object> fields) {
        var type = reading(org -> table(object).type());
        var cells = new ArrayList<Change.Cell>(fields.size());
        fields.forEach((name, given) -> {
            var column =
                    type.column(name).orElseThrow(() -> new IllegalArgumentException(type + " has no field " + name));
            switch (column.index()) {
                case ObjectType.ID -> {} // names the record
                case ObjectType.IS_DELETED, ObjectType.LAST_MODIFIED_DATE, ObjectType.SYSTEM_MODSTAMP ->
                    throw new IllegalArgumentException(column.name() + " is set by the org");
                default -> cells.add(new Change.Cell(column, Values.of(column, given)));
            }
        });
        return cells;
    }

    String objectOf(String id) {
        return tables.values().stream()
                .map(Table::type)
                .filter(type -> id.startsWith(type.keyPrefix()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no object has ids like " + id))
                .name();
    }

    private void atOnce(Consumer<Transaction> change) {
        var transaction = begin();
        change.accept(transaction);
        transaction.commit();
    }

    private void apply(Change change) {
        var table = table(change.object());
        if (change instanceof Change.Upsert upsert) {
            table.put(upserted(table, upsert));
        } else if (change instanceof Change.Bin bin) {
            var values = values(table, bin.id());
            values[ObjectType.IS_DELETED] = bin.deleted();
            values[ObjectType.LAST_MODIFIED_DATE] = bin.stamp();
            values[ObjectType.SYSTEM_MODSTAMP] = bin.stamp();
            table.put(new Row(values));
        } else if (change instanceof Change.Touch touch) {
            var values = values(table, touch.id());
            values[ObjectType.SYSTEM_MODSTAMP] = touch.stamp();
            table.put(new Row(values));
        } else {
            table.remove(change.id());
        }
    }

    private static Row upserted(Table table, Change.Upsert upsert) {
        var type = table.type();
        var before = table.get(upsert.id());
        var values = before == null
                ? blank(type, upsert)
                : before.copyOf(type.columns().size());
        upsert.cells().forEach(cell -> values[cell.column().index()] = cell.value());
        Derived.complete(type, values);
        values[ObjectType.LAST_MODIFIED_DATE] = upsert.stamp();
        values[ObjectType.SYSTEM_MODSTAMP] = upsert.stamp();
        return new Row(values);
    }

    private static @Nullable Object[] blank(ObjectType type, Change.Upsert upsert) {
        var values = new @Nullable Object[type.columns().size()];
        for (var column : type.columns()) {
            if (column.kind() == FieldType.Kind.BOOLEAN) {
                values[column.index()] = false;
            }
        }
        values[ObjectType.ID] = upsert.id();
        values[ObjectType.CREATED_DATE] = upsert.stamp();
        return values;
    }

    private static @Nullable Object[] values(Table table, String id) {
        var row = table.get(id);
        if (row == null) {
            throw new IllegalArgumentException("no record " + id);
        }
        return row.copyOf(table.type().columns().size());
    }

    private Table table(String object) {
        var table = tables.get(object);
        if (table == null) {
            throw new IllegalArgumentException("no object " + object);
        }
        return table;
    }

    private final class Tables implements Snapshot {

        @Override
        public Optional<ObjectType> object(String name) {
            return Optional.ofNullable(tables.get(name)).map(Table::type);
        }

        @Override
        public Collection<Row> between(ObjectType object, StampRange range) {
            return table(object.name()).between(range);
        }

        @Override
        public Optional<Row> row(String object, String id) {
            return Optional.ofNullable(table(object).get(id));
        }
    }
}
