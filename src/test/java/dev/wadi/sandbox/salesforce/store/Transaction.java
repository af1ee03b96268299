package dev.wadi.sandbox.salesforce.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes that become visible together, at {@link #commit}. Each is stamped with the second in which it was made: a
 * transaction that takes its time shows rows older than some that readers have seen. For one thread.
 */
public final class Transaction {

    private final RecordStore store;
    private final Clock clock;
    private final List<Change> changes = new ArrayList<>();

    Transaction(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Changes the record that the {@code Id} among the fields names, or makes a new one; fields not given stay as they
     * are. CreatedDate can be given for a new record. Answers the id.
     */
    public String upsert(String object, Map<String, ? extends @Nullable Object> fields) {
        var id = fields.get("Id") instanceof String given
                ? SalesforceId.parse(given).orElseThrow(() -> new IllegalArgumentException("not an id"))
                : store.nextId(object);
        changes.add(new Change.Upsert(object, id, store.cells(object, fields), now()));
        return id;
    }

    /** Moves a record to the recycle bin, where only queryAll sees it. */
    public void delete(String id) {
        changes.add(new Change.Bin(store.objectOf(id), id, true, now()));
    }

    /** Takes a record out of the recycle bin. */
    public void undelete(String id) {
        changes.add(new Change.Bin(store.objectOf(id), id, false, now()));
    }

    /** Lets the system change a record: SystemModstamp moves, LastModifiedDate does not. */
    public void touch(String id) {
        changes.add(new Change.Touch(store.objectOf(id), id, now()));
    }

    /** Removes a record for good; not even queryAll sees it afterwards. */
    public void purge(String id) {
        changes.add(new Change.Purge(store.objectOf(id), id));
    }

    /** Makes the changes visible, all at once. */
    public void commit() {
        store.apply(changes);
        changes.clear();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
