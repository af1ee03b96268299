package dev.wadi.sandbox;

import dev.wadi.sandbox.server.ObjectStore;
import dev.wadi.sandbox.tickets.Planted;
import dev.wadi.sandbox.tickets.TicketDay;
import java.util.ArrayList;
import java.util.List;

/**
 * A day of ticket exports in the bucket.
 *
 * @param keys of the objects
 */
record TicketSupply(List<String> keys, Planted planted) {

    TicketSupply {
        keys = List.copyOf(keys);
    }

    /** Makes the day up and uploads it, one object at a time. */
    static TicketSupply upload(ObjectStore store, SandboxSettings settings) {
        var keys = new ArrayList<String>();
        var planted = TicketDay.stream(settings.records(), settings.seed(), object -> {
            store.put(SandboxServers.BUCKET, object.key(), object.bytes());
            keys.add(object.key());
        });
        return new TicketSupply(keys, planted);
    }
}
