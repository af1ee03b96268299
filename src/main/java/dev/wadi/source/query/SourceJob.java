package dev.wadi.source.query;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a source prepares on our behalf before it can be fetched, and how far it has been fetched.
 *
 * @param id      the source's name of it
 * @param columns the columns of what it found, with commas between; empty until the first of it came
 * @param place   where to fetch on; empty at the beginning. All before has landed
 * @param came    how many records have landed
 * @param total   how many there are by the source's count; -1 until it has told
 * @param readAt  what the source's clock said at the least when it was begun
 * @param askedAt when it was begun, by our clock
 */
public record SourceJob(
        String id, String columns, String place, long came, long total, Instant readAt, Instant askedAt) {

    public SourceJob {
        requireNonNull(readAt, "readAt");
        requireNonNull(askedAt, "askedAt");
    }

    /** One that has just been begun. */
    public static SourceJob begun(String id, Instant readAt, Instant askedAt) {
        return new SourceJob(id, "", "", 0, -1, readAt, askedAt);
    }

    /** The same where the source has told how many records there are. */
    public SourceJob of(long records) {
        return new SourceJob(id, columns, place, came, records, readAt, askedAt);
    }

    /** The same when all before a place has landed. */
    public SourceJob at(String next, long records, String header) {
        return new SourceJob(id, header, next, records, total, readAt, askedAt);
    }
}
