package dev.wadi.bronze;

/**
 * Bytes in which no record can be told, as a line that never ends. Only this is kept of them.
 *
 * @param size   how many
 * @param sha256 of them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Unreadable(long size, byte[] sha256) {}
