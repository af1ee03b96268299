package dev.wadi.sandbox.day;

import java.time.Instant;

/**
 * Something that happens to a record in the course of the day.
 *
 * @param at when
 * @param deletes whether the record goes, rather than changes
 * @param record what it is from then on; of one that goes, what it was last
 */
public record Change<T>(Instant at, boolean deletes, T record) {}
