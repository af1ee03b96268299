package dev.wadi.source.salesforce;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * When Salesforce prepares a stretch of history as a job of Bulk API 2.0, instead of answering it page by page.
 *
 * @param from from how many records on; 0: whatever there is, without being asked first; never, where it is empty
 * @param poll how often it is asked at first whether it is done
 */
public record JobSettings(OptionalInt from, Duration poll) {

    /** Whether Salesforce is to prepare a stretch that holds so many records. */
    boolean isFor(long records) {
        return from.isPresent() && records >= from.getAsInt();
    }
}
