package dev.wadi.bronze;

/**
 * How large pages are.
 *
 * @param records     the most records on a page
 * @param bytes       the bytes after which a page ends
 * @param recordBytes the most bytes of one record; a longer one is unreadable
 */
public record PageSize(int records, int bytes, int recordBytes) {}
