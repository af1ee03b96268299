package dev.wadi.sandbox.salesforce.bulk;

import java.util.Optional;

/**
 * A piece of what a job found.
 *
 * @param text    as it is sent
 * @param records how many are in it by the API's count; empty where a proxy took that out
 * @param locator where the next piece is, the word {@code null} behind the last; empty where a proxy took that out
 */
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
public record Piece(byte[] text, Optional<String> records, Optional<String> locator) {}
