package dev.wadi.gold.postgres;

import dev.wadi.core.Ahead;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Sends rows of customers to Postgres, while those after them are made on another thread. Used by one thread. */
final class CustomerSending {

    private final Handle handle;
    private Ahead<CustomerRows> making;
    private Change begun = Change.NONE;

    private CustomerSending(Handle handle, Ahead<CustomerRows> making) {
        this.handle = handle;
        this.making = making;
    }

    /** @param none rows of no customer */
    static CustomerSending of(Handle handle, CustomerRows none) {
        return new CustomerSending(handle, Ahead.made(none));
    }

    /** Begins to make these, and sends those begun before. */
    void next(Supplier<CustomerRows> rows) {
        var made = making;
        making = Ahead.of(rows);
        send(made);
    }

    /** Sends the last; what all of them began. */
    Change end() {
        send(making);
        return begun;
    }

    private void send(Ahead<CustomerRows> made) {
        var rows = made.get();
        rows.send(handle);
        begun = begun.and(rows.begun());
    }
}
