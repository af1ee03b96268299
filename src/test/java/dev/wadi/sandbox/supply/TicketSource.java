package dev.wadi.sandbox.supply;

import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.helpdesk.HelpDesk;
import dev.wadi.sandbox.server.ObjectStore;
import java.util.Map;

/** A bucket with the help desk's exports. */
public record TicketSource(ObjectStore store, String bucket) {

    private static final String EXPORTS = "tickets/";
    private static final String EXPORTED_AGAIN = "tickets/again/";

    /** Exports the day's tickets with all their changes, one object at a time. */
    public Records fill(Day day) {
        return export(day, EXPORTS);
    }

    /** Exports the same tickets again, under other names. */
    public Records exportAgain(Day day) {
        return export(day, EXPORTED_AGAIN);
    }

    /** The name under which an object was exported first. */
    public static String firstName(String object) {
        return object.startsWith(EXPORTED_AGAIN) ? EXPORTS + object.substring(EXPORTED_AGAIN.length()) : object;
    }

    /** What a service must be told to read it. */
    public Map<String, String> settings() {
        return Map.of(
                "wadi.s3.endpoint", store.endpoint().toString(),
                "wadi.s3.region", store.region(),
                "wadi.s3.accessKey", store.accessKey(),
                "wadi.s3.secretKey", store.secretKey(),
                "wadi.tickets.bucket", bucket);
    }

    private Records export(Day day, String prefix) {
        var planted = day.tickets(
                object -> store.put(bucket, prefix + object.key().substring(EXPORTS.length()), object.bytes()));
        return Records.of(HelpDesk.STREAM, planted.records());
    }
}
