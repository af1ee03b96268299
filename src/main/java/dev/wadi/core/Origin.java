package dev.wadi.core;

/**
 * Where a record came from: its page, its place on the page, and its extent in the source.
 *
 * @param pageId  the page it landed on
 * @param ordinal its place among the records of the page, from 0
 * @param offset  bytes from the start of the source object to its first byte
 * @param length  its length in bytes, without the line end
 */
public record Origin(long pageId, int ordinal, long offset, int length) {

    public Origin {
        if (ordinal < 0 || offset < 0 || length < 0) {
            throw new IllegalArgumentException(
                    "an origin has no negative parts: " + ordinal + ", " + offset + ", " + length);
        }
    }
}
